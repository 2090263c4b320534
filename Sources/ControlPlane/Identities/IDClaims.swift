import Domain
import Foundation

/// What an ID token says (OpenID Connect Core 1.0, section 2).
struct IDClaims: Decodable, Sendable {
    /// Clocks differ by this much.
    private static let skew = Duration.seconds(60)

    let issuer: String
    let subject: String
    private let audience: [String]
    private let authorized: String?
    private let expiresAt: Double
    private let issuedAt: Double
    private let notBefore: Double?
    let nonce: String?
    private(set) var name: String?
    /// Nil unless the provider says that it is theirs.
    private(set) var email: EmailAddress?
    let saysEmail: Bool

    init(from decoder: any Decoder) throws {
        let claims = try decoder.container(keyedBy: Name.self)
        issuer = try claims.decode(String.self, forKey: .iss)
        subject = try claims.decode(String.self, forKey: .sub)
        if let one = try? claims.decode(String.self, forKey: .aud) {
            audience = [one]
        } else {
            audience = try claims.decode([String].self, forKey: .aud)
        }
        authorized = try claims.decodeIfPresent(String.self, forKey: .azp)
        expiresAt = try claims.decode(Double.self, forKey: .exp)
        issuedAt = try claims.decode(Double.self, forKey: .iat)
        notBefore = try claims.decodeIfPresent(Double.self, forKey: .nbf)
        nonce = try claims.decodeIfPresent(String.self, forKey: .nonce)
        saysEmail = claims.contains(.email)
        let profile = try UserInformation(from: decoder)
        (name, email) = (profile.name, profile.email)
    }

    private enum Name: String, CodingKey { case iss, sub, aud, azp, exp, iat, nbf, nonce, email }

    /// Throws a `TokenFlaw` unless it is of that provider, for us, and good now.
    func check(of provider: IdentityProvider, for text: FlowText, at now: Date) throws(TokenFlaw) {
        let now = now.timeIntervalSince1970
        let skew = Self.skew.inSeconds
        guard issuer == provider.issuer else { throw TokenFlaw("its token is of another issuer") }
        guard audience.contains(provider.client), audience.count == 1 || authorized != nil,
            authorized ?? provider.client == provider.client
        else { throw TokenFlaw("its token is for somebody else") }
        guard now < expiresAt + skew else { throw TokenFlaw("its token has expired") }
        guard issuedAt <= now + skew, notBefore ?? 0 <= now + skew else {
            throw TokenFlaw("its token is not good yet")
        }
        guard text.isNonce(nonce) else { throw TokenFlaw("its token is of another sign-in") }
        guard (1...255).contains(subject.utf8.count) else { throw TokenFlaw("its token does not say of whom it is") }
    }

    /// With what the provider says of them beside the token.
    func completed(with more: UserInformation) throws(TokenFlaw) -> IDClaims {
        guard more.subject == subject else { throw TokenFlaw("it told us of somebody else than its token") }
        var all = self
        (all.name, all.email) = (name ?? more.name, email ?? more.email)
        return all
    }
}

/// What a provider says of somebody, in the token or beside it (OpenID Connect Core 1.0, section 5.1).
struct UserInformation: Decodable, Sendable {
    let subject: String
    let name: String?
    /// Nil unless it is verified.
    let email: EmailAddress?

    init(from decoder: any Decoder) throws {
        let claims = try decoder.container(keyedBy: Name.self)
        subject = try claims.decode(String.self, forKey: .sub)
        name = try? claims.decodeIfPresent(String.self, forKey: .name)
        // Some providers write it as a text.
        let isVerified =
            (try? claims.decode(Bool.self, forKey: .emailVerified))
            ?? ((try? claims.decode(String.self, forKey: .emailVerified)) == "true")
        let address = try? claims.decodeIfPresent(String.self, forKey: .email)
        email = isVerified ? address.flatMap { try? EmailAddress($0) } : nil
    }

    private enum Name: String, CodingKey {
        case sub, name, email
        case emailVerified = "email_verified"
    }
}
