public import Domain

/// The account of whoever asks.
public struct ProfileBody: Codable, Hashable, Sendable {
    public let person: PersonBody
    /// By the id of the workspace.
    public let roles: [String: Role]
    public let recoveryCodesLeft: Int

    public init(person: PersonBody, roles: [String: Role], recoveryCodesLeft: Int) {
        self.person = person
        self.roles = roles
        self.recoveryCodesLeft = recoveryCodesLeft
    }
}
