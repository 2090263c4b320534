/// What is asked again before something that takes an account over.
public struct PasswordOrder: Codable, Hashable, Sendable {
    public var password: SentSecret

    public init(password: SentSecret) {
        self.password = password
    }
}
