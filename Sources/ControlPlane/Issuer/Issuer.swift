public import Cloud
public import Domain
import Foundation

/// Vouches for this installation's credentials to clouds that trust it, so that no secret of the cloud's is needed.
///
/// It is an OpenID Connect issuer for programs alone: two public documents, and short-lived tokens. A new key is
/// published for a day before it signs, and the old one for a day after its last signature, because whoever looked
/// the keys up may go on with what was read.
public struct Issuer: Sendable {
    static let overlap = Duration.minutes(24 * 60)
    /// How long a token is good: for the one request that it is made for, and for clocks that differ.
    static let lifetime = Duration.minutes(10)

    public let url: IssuerURL
    private let installation: String
    /// The newest first; never empty.
    private let keys: Locked<[IssuerKey]>
    private let time: Time
    private let random: Randomness

    init(_ url: IssuerURL, installation: String, keys: [IssuerKey], time: Time, random: Randomness) {
        self.url = url
        self.installation = installation
        self.keys = Locked(keys)
        self.time = time
        self.random = random
    }

    /// The keys that clouds may meet at present.
    public var keySet: KeySet { KeySet(keys: published.map(\.published)) }

    public var discovery: Discovery { Discovery(issuer: url.description) }

    /// How that credential shows that it is ours.
    public func federation(of credential: Credential.ID) -> Federation {
        let subject = "freehold:\(installation):credential:\(credential)"
        return Federation(issuer: url.description, subject: subject) { audience in
            try assertion(audience: audience, subject: subject)
        }
    }

    /// A token for one request (RFC 7519, signed as in RFC 7515). Whoever holds it is that subject while it is good.
    func assertion(audience: String, subject: String) throws -> Secret {
        let now = time.now()
        let key = signing
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let claims = Claims(
            iss: url.description, sub: subject, aud: audience, iat: Int(now.timeIntervalSince1970),
            nbf: Int(now.timeIntervalSince1970), exp: Int((now + Self.lifetime).timeIntervalSince1970),
            jti: random.text(of: Randomness.letters + Randomness.digits, count: 26))
        let parts = [try encoder.encode(Header(kid: key.id)), try encoder.encode(claims)]
        let signed = parts.map(\.base64URL).joined(separator: ".")
        return Secret("\(signed).\(try key.signature(of: signed).base64URL)")
    }

    private var signing: IssuerKey {
        let now = time.now()
        return keys.withLock { keys in keys.first { now.elapsed(since: $0.createdAt) >= Self.overlap } ?? keys.last! }
    }

    private var published: [IssuerKey] {
        let now = time.now()
        return keys.withLock { Array($0[...Self.last(of: $0, at: now)]) }
    }

    /// The keys that nobody looks for any more.
    var retired: [IssuerKey] {
        let now = time.now()
        return keys.withLock { Array($0[(Self.last(of: $0, at: now) + 1)...]) }
    }

    /// Publishes a key that was made just now, and forgets those that are retired.
    func publish(_ new: IssuerKey) {
        let now = time.now()
        keys.withLock { $0 = [new] + $0[...Self.last(of: $0, at: now)] }
    }

    /// The place of the oldest key that is published still: the newest of those that have signed for a day.
    private static func last(of keys: [IssuerKey], at now: Date) -> Int {
        keys.firstIndex { now.elapsed(since: $0.createdAt) >= overlap * 2 } ?? keys.count - 1
    }

    private struct Header: Encodable {
        var alg = "RS256"
        let kid: String
        var typ = "JWT"
    }

    private struct Claims: Encodable {
        let iss: String
        let sub: String
        let aud: String
        let iat: Int
        let nbf: Int
        let exp: Int
        let jti: String
    }
}
