import Crypto
import Domain
import Foundation

/// Stands in for a code of an authenticator that was lost; each one once.
struct RecoveryCode: Sendable {
    static let count = 10
    /// Nothing that is taken for something else when it is read from paper.
    private static let alphabet = Array("abcdefghjkmnpqrstuvwxyz023456789".utf8)

    /// As it is shown: six groups of four, 120 bits.
    let text: Secret
    let hash: Data

    init(from random: Randomness) {
        let plain = random.text(of: Self.alphabet, count: 24)
        let groups = stride(from: 0, to: 24, by: 4).map { String(plain.dropFirst($0).prefix(4)) }
        self.init(typed: Secret(groups.joined(separator: "-")))!
    }

    /// As it was typed, with or without hyphens; nil when it cannot be one.
    init?(typed: Secret) {
        let plain = typed.withValue { $0.lowercased().filter { $0 != "-" && $0 != " " } }
        guard plain.utf8.count == 24 else { return nil }
        text = typed
        hash = Data(SHA256.hash(data: Data(plain.utf8)))
    }
}
