import Crypto
public import Domain
import Foundation

/// What a browser keeps to be known again: 32 random bytes.
public struct SessionText: Sendable {
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

    /// What a form of this session holds, and no other page can know.
    public var formToken: String {
        secret.withValue { text in
            let key = SymmetricKey(data: Data(text.utf8))
            return Data(HMAC<SHA256>.authenticationCode(for: Data("form".utf8), using: key)).base64URL
        }
    }

    /// Compared without telling by the time how much of it fits.
    public func isFormToken(_ text: String) -> Bool {
        SymmetricKey(data: Data(text.utf8)) == SymmetricKey(data: Data(formToken.utf8))
    }
}
