/// What a webhook's notices are signed with from now on; there is no other look at it.
public struct SigningKeyBody: Codable, Hashable, Sendable {
    public let signingKey: SentSecret

    public init(signingKey: SentSecret) { self.signingKey = signingKey }
}
