/// What stands in for a lost authenticator; each once. They are never shown again.
public struct RecoveryCodesBody: Codable, Hashable, Sendable {
    public let codes: [SentSecret]

    public init(codes: [SentSecret]) {
        self.codes = codes
    }
}
