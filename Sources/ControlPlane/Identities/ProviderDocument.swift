import Foundation

/// What an identity provider says of itself (OpenID Connect Discovery 1.0, section 3).
struct ProviderDocument: Decodable, Sendable {
    let issuer: String
    let authorization: String
    let token: String
    let keys: String
    let userInformation: String?
    private let authentications: [String]?
    private let saysIssuer: Bool?

    private enum CodingKeys: String, CodingKey {
        case issuer
        case authorization = "authorization_endpoint"
        case token = "token_endpoint"
        case keys = "jwks_uri"
        case userInformation = "userinfo_endpoint"
        case authentications = "token_endpoint_auth_methods_supported"
        case saysIssuer = "authorization_response_iss_parameter_supported"
    }

    /// Its answers name the issuer, so one that does not is none (RFC 9207).
    var alwaysSaysIssuer: Bool { saysIssuer ?? false }

    /// It wants the secret among the fields; what it has to take, and takes when it says nothing, is the header.
    var wantsSecretInFields: Bool {
        guard let authentications else { return false }
        return !authentications.contains("client_secret_basic") && authentications.contains("client_secret_post")
    }

    /// Throws a `TokenFlaw` unless it is that provider's, and a secret may be sent to where it says.
    func check(of provider: IdentityProvider) throws(TokenFlaw) {
        guard issuer == provider.issuer else { throw TokenFlaw("it says that it is another issuer") }
        let isPlain = ProtectedURL(provider.issuer)?.isPlain ?? false
        for address in [authorization, token, keys, userInformation].compactMap({ $0 }) {
            guard let url = ProtectedURL(address), isPlain || !url.isPlain else {
                throw TokenFlaw("it names an address that is not protected")
            }
        }
    }
}
