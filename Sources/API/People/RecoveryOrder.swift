/// How somebody who could not sign in any more gets a new password.
public struct RecoveryOrder: Codable, Hashable, Sendable {
    /// What the link ends with.
    public var invitation: SentSecret
    public var password: SentSecret

    public init(invitation: SentSecret, password: SentSecret) {
        self.invitation = invitation
        self.password = password
    }
}
