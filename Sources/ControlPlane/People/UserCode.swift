import Crypto
import Foundation

/// What a person types to let a program in: eight consonants, which spell no word and look like no digit
/// (RFC 8628, 6.1). There are 25 billion of them.
struct UserCode: Sendable {
    /// As it is shown: `WDJB-MJHT`.
    let text: String
    let hash: Data

    private static let alphabet = Array("BCDFGHJKLMNPQRSTVWXZ".utf8)
    private static let length = 8

    init(from random: Randomness) { self.init(letters: random.text(of: Self.alphabet, count: Self.length)) }

    /// Nil when it is none of ours. What people put between the letters does not count.
    init?(typed: String) {
        guard typed.utf8.count <= 40 else { return nil }
        let letters = typed.uppercased().filter { !$0.isWhitespace && $0 != "-" && $0 != "–" }
        guard letters.utf8.count == Self.length, letters.utf8.allSatisfy(Self.alphabet.contains) else { return nil }
        self.init(letters: letters)
    }

    private init(letters: String) {
        text = "\(letters.prefix(4))-\(letters.dropFirst(4))"
        hash = Data(SHA256.hash(data: Data(text.utf8)))
    }
}
