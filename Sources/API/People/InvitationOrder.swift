public import Domain

/// What an invitation is made from.
public struct InvitationOrder: Codable, Hashable, Sendable {
    /// What who takes it becomes.
    public var role: Role
    /// The one address that may use it; nil for whoever has it.
    public var email: String?

    public init(role: Role, email: String? = nil) {
        self.role = role
        self.email = email
    }
}
