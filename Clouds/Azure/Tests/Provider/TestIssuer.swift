import AzureSimulator
import Cloud
import Crypto
import Domain
import Foundation
import Simulation

/// An issuer that signs what a test wants it to.
struct TestIssuer: Sendable {
    static let url = "https://freehold.example.com"
    static let subject = "freehold:test01:credential:credential1"
    let clock: VirtualClock
    private let key = P256.Signing.PrivateKey()
    /// How many tokens were asked of it.
    let count = Locked(0)

    init(clock: VirtualClock) { self.clock = clock }

    var keys: [IssuerKey] { [.elliptic(key.publicKey)] }

    /// - Parameters:
    ///   - audience: nil for the one that is asked for.
    ///   - age: how long ago the tokens were signed.
    func federation(
        issuer: String = url, subject: String = subject, audience: String? = nil, age: Duration = .zero
    ) -> Federation {
        Federation(issuer: issuer, subject: subject) { asked in
            let start = Int((clock.now - age).timeIntervalSince1970)
            let number = count.withLock { count in
                count += 1
                return count
            }
            let claims: [String: Any] = [
                "iss": issuer, "sub": subject, "aud": audience ?? asked, "iat": start, "nbf": start,
                "exp": start + 600, "jti": "\(number)",
            ]
            let parts = [
                Data(#"{"alg":"ES256","typ":"JWT"}"#.utf8), try JSONSerialization.data(withJSONObject: claims),
            ]
            let signed = parts.map(Self.encoded).joined(separator: ".")
            let signature = try key.signature(for: Data(signed.utf8)).rawRepresentation
            return Secret("\(signed).\(Self.encoded(signature))")
        }
    }

    private static func encoded(_ data: Data) -> String {
        data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
