/// Who has which role where (Microsoft.Authorization). One method for each call we use.
struct Roles: Sendable {
    static let version = "2022-04-01"
    let arm: ARM

    struct Assignment: Decodable, Sendable {
        struct Properties: Decodable, Sendable { let roleDefinitionId: String? }
        let properties: Properties?
    }

    /// The roles that count for a principal at a resource: given there or further up, to itself or to its groups.
    func assignments(to principal: String, at resource: String) async throws -> [Assignment] {
        try await arm.list(
            "\(resource)/providers/Microsoft.Authorization/roleAssignments", Self.version,
            query: "$filter=" + "assignedTo('\(principal)')".percentEncoded(),
            permission: "Microsoft.Authorization/roleAssignments/read", of: Assignment.self)
    }

    struct Definition: Decodable, Sendable {
        struct Properties: Decodable, Sendable { let permissions: [Subscriptions.Permission]? }
        let properties: Properties?
    }

    /// nil for a role that is not there any more.
    func definition(_ id: String) async throws -> Definition? {
        let name = id.split(separator: "/").last.map(String.init) ?? id
        return try await arm.find(
            "\(arm.root)/providers/Microsoft.Authorization/roleDefinitions/\(name)", Self.version,
            permission: "Microsoft.Authorization/roleDefinitions/read", as: Definition.self)
    }

    /// Whether the roles of a principal allow all of these at a resource.
    func allow(_ actions: [String], to principal: String, at resource: String) async throws -> Bool {
        let roles = try await assignments(to: principal, at: resource).compactMap(\.properties?.roleDefinitionId)
        var permissions: [Subscriptions.Permission] = []
        for role in Set(roles).sorted() { permissions += try await definition(role)?.properties?.permissions ?? [] }
        return actions.allSatisfy { action in permissions.contains { $0.allows(action) } }
    }
}
