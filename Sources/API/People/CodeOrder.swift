/// What an authenticator shows.
public struct CodeOrder: Codable, Hashable, Sendable {
    public var code: SentSecret

    public init(code: SentSecret) {
        self.code = code
    }
}
