/// How somebody who has no account yet takes an invitation.
public struct AcceptOrder: Codable, Hashable, Sendable {
    /// What the link ends with.
    public var invitation: SentSecret
    public var email: String
    public var name: String
    public var password: SentSecret

    public init(invitation: SentSecret, email: String, name: String, password: SentSecret) {
        self.invitation = invitation
        self.email = email
        self.name = name
        self.password = password
    }
}
