import Crypto
import CryptoExtras
import Domain
import Foundation

/// An ID token before it is signed: names with JSON as it is to stand there, so that it can be wrong in every way.
struct Ticket: Sendable {
    static let rsa = try! _RSA.Signing.PrivateKey(keySize: .bits2048)
    static let otherRSA = try! _RSA.Signing.PrivateKey(keySize: .bits2048)
    static let p256 = P256.Signing.PrivateKey()

    var header: [(String, String)]
    var claims: [(String, String)]
    var signature: @Sendable (Data) throws -> Data = { try Ticket.rs256($0, by: Ticket.rsa) }
    /// The last change to what is sent.
    var finish: @Sendable (String) -> String = { $0 }

    static func rs256(_ signed: Data, by key: _RSA.Signing.PrivateKey) throws -> Data {
        try key.signature(for: signed, padding: .insecurePKCS1v1_5).rawRepresentation
    }

    static func quoted(_ text: String) -> String { "\"\(text)\"" }

    subscript(header name: String) -> String? {
        get { header.first { $0.0 == name }?.1 }
        set { Self.set(name, newValue, in: &header) }
    }

    /// JSON; nil for a claim that is left out.
    subscript(name: String) -> String? {
        get { claims.first { $0.0 == name }?.1 }
        set { Self.set(name, newValue, in: &claims) }
    }

    /// The value of a claim that is a number.
    func number(_ name: String) -> Int { self[name].flatMap { Int($0) } ?? 0 }

    var text: String {
        get throws {
            let signed = [header, claims].map { Self.base64URL(Self.json($0)) }.joined(separator: ".")
            return finish("\(signed).\(Self.base64URL(try signature(Data(signed.utf8))))")
        }
    }

    static func json(_ fields: [(String, String)]) -> Data {
        Data("{\(fields.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ","))}".utf8)
    }

    static func base64URL(_ data: Data) -> String {
        data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    private static func set(_ name: String, _ value: String?, in fields: inout [(String, String)]) {
        fields.removeAll { $0.0 == name }
        if let value { fields.append((name, value)) }
    }
}
