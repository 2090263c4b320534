import Crypto
import CryptoExtras
import Domain
import Foundation
import Vault

/// One of the keys that an issuer signs with: RSA of 2048 bits, for RS256 is the one algorithm that every cloud takes.
struct IssuerKey: Sendable, Concealed {
    /// As tokens and clouds call it: its thumbprint (RFC 7638).
    let id: String
    let createdAt: Date
    let published: KeySet.Key
    private let key: _RSA.Signing.PrivateKey

    static func generate(at now: Date) throws -> IssuerKey {
        try IssuerKey(_RSA.Signing.PrivateKey(keySize: .bits2048), createdAt: now)
    }

    /// - Parameter secret: what `secret` was when the key was made.
    init(_ secret: Secret, createdAt: Date) throws {
        try self.init(try secret.withValue { try _RSA.Signing.PrivateKey(pemRepresentation: $0) }, createdAt: createdAt)
    }

    private init(_ key: _RSA.Signing.PrivateKey, createdAt: Date) throws {
        let numbers = try key.publicKey.getKeyPrimitives()
        let (modulus, exponent) = (Data(numbers.modulus).base64URL, Data(numbers.publicExponent).base64URL)
        id = Self.thumbprint(modulus: modulus, exponent: exponent)
        published = KeySet.Key(id: id, modulus: modulus, exponent: exponent)
        self.key = key
        self.createdAt = createdAt
    }

    /// The private half, to be sealed.
    var secret: Secret { Secret(key.pkcs8PEMRepresentation) }

    /// As RS256 has it (RFC 7518, section 3.3).
    func signature(of text: String) throws -> Data {
        // “Insecure” is said of encryption with this padding. For signatures it is what the algorithm prescribes.
        try key.signature(for: Data(text.utf8), padding: .insecurePKCS1v1_5).rawRepresentation
    }

    /// - Parameters: the numbers as a published key has them.
    static func thumbprint(modulus: String, exponent: String) -> String {
        Data(SHA256.hash(data: Data(#"{"e":"\#(exponent)","kty":"RSA","n":"\#(modulus)"}"#.utf8))).base64URL
    }
}

extension Data {
    /// Base 64 as tokens write it (RFC 7515, section 2): with `-` and `_`, and nothing that fills it up.
    var base64URL: String {
        base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// Nil when it is none.
    init?(base64URL text: String) {
        let plain = text.replacing("-", with: "+").replacing("_", with: "/")
        self.init(base64Encoded: plain + String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4))
    }
}
