import Crypto
import Domain
import Foundation

/// What a browser keeps: 32 random bytes. We keep its hash alone.
struct BrowserText: Sendable {
    let secret: Secret
    let hash: Data

    init(from random: Randomness) { self.init(text: random.bytes(32).base64URL) }

    /// Nil when it is none of ours.
    init?(_ text: Secret) {
        let text = text.withValue { $0 }
        guard text.utf8.count == 43 else { return nil }
        self.init(text: text)
    }

    private init(text: String) {
        secret = Secret(text)
        hash = Data(SHA256.hash(data: Data(text.utf8)))
    }

    /// What only who has the text can work out, another one for each purpose; it does not give the text away.
    func derived(for purpose: String) -> String {
        secret.withValue { text in
            let key = SymmetricKey(data: Data(text.utf8))
            return Data(HMAC<SHA256>.authenticationCode(for: Data(purpose.utf8), using: key)).base64URL
        }
    }

    /// Compared without telling by the time how much of it fits.
    func isDerived(_ shown: String, for purpose: String) -> Bool {
        SymmetricKey(data: Data(shown.utf8)) == SymmetricKey(data: Data(derived(for: purpose).utf8))
    }
}
