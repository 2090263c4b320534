/// Resource groups, what is in them, and resource providers (Microsoft.Resources). One method for each call we use.
struct Resources: Sendable {
    static let version = "2024-03-01"
    let arm: ARM

    struct Group: Codable, Sendable, Hashable {
        struct Properties: Codable, Sendable, Hashable { let provisioningState: String? }
        let id: String
        let name: String
        let location: String
        /// For a node resource group, the id of its cluster.
        let managedBy: String?
        let tags: Tags?
        let properties: Properties?
    }

    func group(_ name: String) async throws -> Group? {
        try await arm.find(
            path(name), Self.version, permission: "Microsoft.Resources/subscriptions/resourceGroups/read",
            as: Group.self)
    }

    /// A group is there as soon as Azure has answered.
    func createGroup(_ name: String, in region: String, tags: Tags) async throws -> Group {
        try await arm.put(
            path(name), Self.version, body: ["location": .string(region), "tags": .tags(tags)],
            permission: "Microsoft.Resources/subscriptions/resourceGroups/write", as: Group.self)
    }

    /// Deletes the group with all that is in it.
    func deleteGroup(_ name: String) async throws -> Operation? {
        try await arm.delete(
            path(name), Self.version, permission: "Microsoft.Resources/subscriptions/resourceGroups/delete")
    }

    func groups(tagged key: String, _ value: String) async throws -> [Group] {
        try await arm.list(
            "\(arm.root)/resourcegroups", Self.version, query: filter(key, value),
            permission: "Microsoft.Resources/subscriptions/resourceGroups/read", of: Group.self)
    }

    struct Item: Codable, Sendable, Hashable {
        let id: String
        let name: String
        let type: String
        let tags: Tags?
    }

    func items(in group: String) async throws -> [Item] {
        try await arm.list(
            "\(path(group))/resources", Self.version,
            permission: "Microsoft.Resources/subscriptions/resourceGroups/resources/read", of: Item.self)
    }

    func items(tagged key: String, _ value: String) async throws -> [Item] {
        try await arm.list(
            "\(arm.root)/resources", Self.version, query: filter(key, value),
            permission: "Microsoft.Resources/subscriptions/resources/read", of: Item.self)
    }

    struct Registration: Codable, Sendable, Hashable {
        let namespace: String
        /// `NotRegistered`, `Registering`, `Registered`, `Unregistering` or `Unregistered`.
        let registrationState: String?
        var isRegistered: Bool { registrationState == "Registered" }
    }

    func registration(of namespace: String) async throws -> Registration {
        try await arm.get(
            "\(arm.root)/providers/\(namespace)", Self.version,
            permission: "Microsoft.Resources/subscriptions/providers/read", as: Registration.self)
    }

    func register(_ namespace: String) async throws {
        try await arm.post(
            "\(arm.root)/providers/\(namespace)/register", Self.version, permission: "\(namespace)/register/action")
    }

    private func path(_ group: String) -> String { "\(arm.root)/resourcegroups/\(group.percentEncoded())" }

    private func filter(_ key: String, _ value: String) -> String {
        "$filter=" + "tagName eq '\(key)' and tagValue eq '\(value)'".percentEncoded()
    }
}
