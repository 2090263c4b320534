import Crypto
import CryptoExtras
import Foundation

/// A public key of an identity provider (RFC 7517), of one of the two algorithms that are taken.
struct VerificationKey: Sendable {
    enum Algorithm: String, Sendable {
        case rs256 = "RS256"
        case es256 = "ES256"
    }

    private enum Key: Sendable {
        case rsa(_RSA.Signing.PublicKey)
        case p256(P256.Signing.PublicKey)
    }

    let id: String?
    private let key: Key

    /// Nil for a key that is for something else, of another kind, or too short.
    init?(_ published: Published) {
        guard published.use ?? "sig" == "sig" else { return nil }
        switch published.kty {
        case "RSA":
            // Longer ones are only work for us.
            guard published.alg ?? "RS256" == "RS256", let n = Data(strictBase64URL: published.n ?? ""),
                let e = Data(strictBase64URL: published.e ?? ""), n.count <= 1025, e.count <= 8,
                let rsa = try? _RSA.Signing.PublicKey(n: n, e: e)
            else { return nil }
            key = .rsa(rsa)
        case "EC":
            guard published.alg ?? "ES256" == "ES256", published.crv == "P-256",
                let x = Data(strictBase64URL: published.x ?? ""), let y = Data(strictBase64URL: published.y ?? ""),
                x.count == 32, y.count == 32, let p256 = try? P256.Signing.PublicKey(rawRepresentation: x + y)
            else { return nil }
            key = .p256(p256)
        default: return nil
        }
        id = published.kid
    }

    /// A key says by itself of which algorithm it is: what a token says only has to agree.
    var algorithm: Algorithm {
        switch key {
        case .rsa: .rs256
        case .p256: .es256
        }
    }

    func isSignature(_ signature: Data, of signed: Data) -> Bool {
        switch key {
        case .rsa(let key):
            // “Insecure” is said of encryption with this padding; RS256 is signatures with it.
            return key.isValidSignature(
                _RSA.Signing.RSASignature(rawRepresentation: signature), for: signed, padding: .insecurePKCS1v1_5)
        case .p256(let key):
            guard let signature = try? P256.Signing.ECDSASignature(rawRepresentation: signature) else { return false }
            return key.isValidSignature(signature, for: signed)
        }
    }
}

extension VerificationKey {
    /// As it is published; what else is said of it does not matter.
    struct Published: Decodable, Sendable {
        let kty: String?
        let use: String?
        let alg: String?
        let kid: String?
        let n: String?
        let e: String?
        let crv: String?
        let x: String?
        let y: String?
    }

    struct PublishedSet: Decodable, Sendable { let keys: [Published] }
}

extension Data {
    /// As tokens write base 64 (RFC 7515, section 2); nil for anything that has another spelling, too.
    init?(strictBase64URL text: String) {
        let plain = text.replacing("-", with: "+").replacing("_", with: "/")
        let fill = String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: plain + fill), data.base64URL == text else { return nil }
        self = data
    }
}
