/// Who asks, as the server sees them.
public struct CallerBody: Codable, Hashable, Sendable {
    public let id: String
    public let name: String
    public let isAdministrator: Bool
    /// Whom it is or speaks for; absent for the installation itself.
    public let person: PersonBody?
    /// What was shown; absent for a session.
    public let token: TokenBody?

    public init(id: String, name: String, isAdministrator: Bool, person: PersonBody?, token: TokenBody?) {
        self.id = id
        self.name = name
        self.isAdministrator = isAdministrator
        self.person = person
        self.token = token
    }
}
