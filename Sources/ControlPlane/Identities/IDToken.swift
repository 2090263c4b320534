import Domain
import Foundation

/// What a provider says of somebody, signed (RFC 7519 in RFC 7515's compact form). Nothing of it counts until
/// `claims(verifiedWith:)`.
struct IDToken: Sendable {
    let algorithm: VerificationKey.Algorithm
    /// Which of the provider's keys it says it is signed with: compared with theirs, and used for nothing else.
    let key: String?
    private let signed: Data
    private let signature: Data
    private let payload: Data

    private static let longest = 64 << 10

    /// Throws a `TokenFlaw`.
    init(_ text: Secret) throws(TokenFlaw) {
        let text = text.withValue { $0 }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard text.utf8.count <= Self.longest, parts.count == 3, let head = Data(strictBase64URL: parts[0]),
            let payload = Data(strictBase64URL: parts[1]), let signature = Data(strictBase64URL: parts[2])
        else { throw TokenFlaw("its token is none that is signed") }
        let header = try StrictJSON.decode(Header.self, from: head)
        // Addresses and keys that a token brings along are not looked at: it would vouch for itself.
        guard let algorithm = VerificationKey.Algorithm(rawValue: header.alg) else {
            throw TokenFlaw("its token is signed in another way than RS256 or ES256")
        }
        guard !header.isCritical else { throw TokenFlaw("its token asks for something that is not known here") }
        self.algorithm = algorithm
        key = header.kid
        signed = Data("\(parts[0]).\(parts[1])".utf8)
        self.signature = signature
        self.payload = payload
    }

    /// Throws a `TokenFlaw` unless that key made the signature.
    func claims(verifiedWith key: VerificationKey) throws(TokenFlaw) -> IDClaims {
        guard key.algorithm == algorithm, key.isSignature(signature, of: signed) else {
            throw TokenFlaw("its token is not signed with its key")
        }
        return try StrictJSON.decode(IDClaims.self, from: payload)
    }

    private struct Header: Decodable {
        let alg: String
        let kid: String?
        /// Names what must be understood (RFC 7515, 4.1.11); nothing of it is.
        let isCritical: Bool

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: Name.self)
            alg = try fields.decode(String.self, forKey: .alg)
            kid = try fields.decodeIfPresent(String.self, forKey: .kid)
            isCritical = fields.contains(.crit)
        }

        private enum Name: String, CodingKey { case alg, kid, crit }
    }
}
