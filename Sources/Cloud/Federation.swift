import Domain

/// How a credential shows, without any secret, that it is this installation's: with tokens that Freehold's own issuer
/// signs. Two are the same when they speak for the same subject of the same issuer.
public struct Federation: Sendable, Hashable {
    /// The issuer's URL, exactly as a cloud has to be told it.
    public let issuer: String
    /// Who the tokens speak for; no two credentials share it.
    public let subject: String
    private let sign: @Sendable (_ audience: String) throws -> Secret

    public init(issuer: String, subject: String, sign: @escaping @Sendable (_ audience: String) throws -> Secret) {
        self.issuer = issuer
        self.subject = subject
        self.sign = sign
    }

    /// A new token (JWT) for `audience`, good for some minutes: made for one request and not to be kept.
    public func assertion(for audience: String) throws -> Secret { try sign(audience) }

    public static func == (one: Federation, other: Federation) -> Bool {
        one.issuer == other.issuer && one.subject == other.subject
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(issuer)
        hasher.combine(subject)
    }
}
