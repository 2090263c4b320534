public import Domain

/// What a member is to be.
public struct RoleEdit: Codable, Hashable, Sendable {
    public var role: Role

    public init(role: Role) {
        self.role = role
    }
}
