import Crypto
public import Domain
import Foundation

/// What one browser keeps while its person is at an identity provider.
///
/// All that the provider is shown, and must give back, is worked out from it. So nothing that another browser brings
/// fits, and nothing that would let somebody in is stored.
public struct FlowText: Sendable {
    private enum Purpose {
        static let state = "identity state"
        static let nonce = "identity nonce"
        static let verifier = "identity verifier"
    }

    private let text: BrowserText
    public var secret: Secret { text.secret }
    var hash: Data { text.hash }

    init(from random: Randomness) { text = BrowserText(from: random) }

    /// Nil when it is none of ours.
    public init?(_ text: Secret) {
        guard let text = BrowserText(text) else { return nil }
        self.text = text
    }

    /// Goes to the provider and comes back with the browser.
    var state: String { text.derived(for: Purpose.state) }
    /// Goes to the provider and comes back in its token.
    var nonce: String { text.derived(for: Purpose.nonce) }
    /// Shown when the code is exchanged: whoever got hold of the code alone has nothing (RFC 7636).
    var verifier: Secret { Secret(text.derived(for: Purpose.verifier)) }
    var challenge: String { verifier.withValue { Data(SHA256.hash(data: Data($0.utf8))).base64URL } }

    func isState(_ shown: String?) -> Bool { text.isDerived(shown ?? "", for: Purpose.state) }
    func isNonce(_ shown: String?) -> Bool { text.isDerived(shown ?? "", for: Purpose.nonce) }
}
