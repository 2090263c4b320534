import ControlPlane
import CryptoExtras
import Domain
import Foundation
import Testing

/// A token as whoever gets it reads it, with none of the code that made it.
struct SignedToken {
    let head: [String: String]
    let claims: [String: Any]
    /// What is signed, and the signature, as they stand in the token.
    let signed: String
    let signature: String

    init(_ secret: Secret) throws {
        let parts = secret.withValue { $0.split(separator: ".", omittingEmptySubsequences: false).map(String.init) }
        try #require(parts.count == 3)
        let read = { (part: String) in
            try JSONSerialization.jsonObject(with: try #require(Data(base64URL: part)))
        }
        head = try #require(try read(parts[0]) as? [String: String])
        claims = try #require(try read(parts[1]) as? [String: Any])
        signed = "\(parts[0]).\(parts[1])"
        signature = parts[2]
    }

    /// Whether the key of this id is published, and made the signature.
    func isVerified(by set: KeySet) throws -> Bool {
        guard let key = set.keys.first(where: { $0.kid == head["kid"] }) else { return false }
        let numbers = try (#require(Data(base64URL: key.n)), #require(Data(base64URL: key.e)))
        let bytes = try #require(Data(base64URL: signature))
        return try _RSA.Signing.PublicKey(n: numbers.0, e: numbers.1).isValidSignature(
            _RSA.Signing.RSASignature(rawRepresentation: bytes), for: Data(signed.utf8), padding: .insecurePKCS1v1_5)
    }
}

extension Data {
    init?(base64URL text: String) {
        let plain = text.replacing("-", with: "+").replacing("_", with: "/")
        self.init(base64Encoded: plain + String(repeating: "=", count: (4 - plain.count % 4) % 4))
    }
}
