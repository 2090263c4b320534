public import Crypto
import Foundation

/// A public key with which an issuer of tokens signs.
public enum IssuerKey: Sendable {
    /// Of RS256: the modulus and the exponent, most significant byte first, as a JSON Web Key has them.
    case rsa(modulus: [UInt8], exponent: [UInt8])
    /// Of ES256.
    case elliptic(P256.Signing.PublicKey)

    /// Whether the signature is the key's own; the algorithm as JSON Web Signature calls it.
    public func verifies(_ signature: [UInt8], of message: [UInt8], algorithm: String) -> Bool {
        switch (self, algorithm) {
        case (.rsa(let modulus, let exponent), "RS256"):
            RSA(modulus: modulus, exponent: exponent).verifies(signature, of: message)
        case (.elliptic(let key), "ES256"):
            (try? P256.Signing.ECDSASignature(rawRepresentation: signature)).map {
                key.isValidSignature($0, for: message)
            } ?? false
        default: false
        }
    }
}
