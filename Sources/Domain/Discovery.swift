/// What an issuer says of itself (OpenID Connect Discovery 1.0, section 3), as far as it only vouches for programs.
public struct Discovery: Codable, Sendable, Hashable {
    public let issuer: String
    public let keySet: String
    public let responseTypes: [String]
    public let subjectTypes: [String]
    public let algorithms: [String]

    /// - Parameter issuer: its URL; the keys are below it.
    public init(issuer: String) {
        self.issuer = issuer
        keySet = "\(issuer)/.well-known/jwks.json"
        responseTypes = ["id_token"]
        subjectTypes = ["public"]
        algorithms = ["RS256"]
    }

    private enum CodingKeys: String, CodingKey {
        case issuer
        case keySet = "jwks_uri"
        case responseTypes = "response_types_supported"
        case subjectTypes = "subject_types_supported"
        case algorithms = "id_token_signing_alg_values_supported"
    }
}
