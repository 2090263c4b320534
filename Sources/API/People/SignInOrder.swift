/// What a person signs in with.
public struct SignInOrder: Codable, Hashable, Sendable {
    public var email: String
    public var password: SentSecret
    /// Of the authenticator, or a recovery code; where the account has none, it is not looked at.
    public var code: SentSecret?

    public init(email: String, password: SentSecret, code: SentSecret? = nil) {
        self.email = email
        self.password = password
        self.code = code
    }
}
