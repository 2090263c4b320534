/// The subscription itself, who may do what in it, and which providers it uses.
struct Subscriptions: Sendable {
    static let version = "2022-12-01"
    let arm: ARM

    struct Subscription: Decodable, Sendable {
        let subscriptionId: String
        let displayName: String?
        let tenantId: String?
        /// `Enabled`, `Warned`, `PastDue`, `Disabled` or `Deleted`.
        let state: String?
    }

    func subscription() async throws -> Subscription {
        try await arm.get(
            arm.root, Self.version, permission: "Microsoft.Resources/subscriptions/read", as: Subscription.self)
    }

    struct Location: Decodable, Sendable {
        let name: String
        let displayName: String?
    }

    func locations() async throws -> [Location] {
        try await arm.list(
            "\(arm.root)/locations", Self.version, permission: "Microsoft.Resources/subscriptions/locations/read",
            of: Location.self)
    }

    /// What one role assignment lets us do.
    struct Permission: Decodable, Sendable {
        let actions: [String]?
        let notActions: [String]?
    }

    /// What we may do at the subscription itself: one entry for each role; none without a role there.
    func permissions() async throws -> [Permission] {
        try await arm.list(
            "\(arm.root)/providers/Microsoft.Authorization/permissions", "2022-04-01",
            permission: "Microsoft.Authorization/permissions/read", of: Permission.self)
    }

    struct Lock: Decodable, Sendable {
        /// `CanNotDelete` or `ReadOnly`.
        struct Properties: Decodable, Sendable { let level: String? }
        let id: String
        let name: String
        let properties: Properties?
    }

    /// The locks on a resource group, on what is in it, and those that it inherits.
    func locks(of group: String) async throws -> [Lock] {
        try await arm.list(
            "\(arm.root)/resourceGroups/\(group.percentEncoded())/providers/Microsoft.Authorization/locks",
            "2020-05-01", permission: "Microsoft.Authorization/locks/read", of: Lock.self)
    }
}
