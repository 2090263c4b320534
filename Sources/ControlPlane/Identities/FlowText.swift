import Crypto
public import Domain
import Foundation

/// What one browser keeps while its person is at an identity provider: 32 random bytes.
///
/// All that the provider is shown, and must give back, is worked out from it. So nothing that another browser brings
/// fits, and nothing that would let somebody in is stored.
public struct FlowText: Sendable {
    public let secret: Secret
    let hash: Data

    init(from random: Randomness) { self.init(text: random.bytes(32).base64URL) }

    /// Nil when it is none of ours.
    public init?(_ text: Secret) {
        let text = text.withValue { $0 }
        guard text.utf8.count == 43 else { return nil }
        self.init(text: text)
    }

    private init(text: String) {
        secret = Secret(text)
        hash = Data(SHA256.hash(data: Data(text.utf8)))
    }

    /// Goes to the provider and comes back with the browser.
    var state: String { derived("state") }
    /// Goes to the provider and comes back in its token.
    var nonce: String { derived("nonce") }
    /// Shown when the code is exchanged: whoever got hold of the code alone has nothing (RFC 7636).
    var verifier: Secret { Secret(derived("verifier")) }
    var challenge: String { verifier.withValue { Data(SHA256.hash(data: Data($0.utf8))).base64URL } }

    func isState(_ text: String?) -> Bool { isSame(text, state) }
    func isNonce(_ text: String?) -> Bool { isSame(text, nonce) }

    private func derived(_ purpose: String) -> String {
        secret.withValue { text in
            let key = SymmetricKey(data: Data(text.utf8))
            return Data(HMAC<SHA256>.authenticationCode(for: Data("identity \(purpose)".utf8), using: key)).base64URL
        }
    }

    /// Compared without telling by the time how much of it fits.
    private func isSame(_ shown: String?, _ expected: String) -> Bool {
        SymmetricKey(data: Data((shown ?? "").utf8)) == SymmetricKey(data: Data(expected.utf8))
    }
}
