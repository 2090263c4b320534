import Crypto
import Domain
import Foundation

/// What a token, an invitation or the code of a program that waits is made of: `fhp_`, `fhi_` or `fhd_`, 30 random
/// letters and digits, and 6 that check them.
///
/// The prefix lets a secret scanner find it; the check refuses what was cut or mistyped without asking the database.
struct TokenText: Sendable {
    enum Kind: String {
        case token = "fhp_"
        case invitation = "fhi_"
        case device = "fhd_"
    }

    let secret: Secret
    let prefix: String
    let hash: Data

    private static let alphabet = Randomness.digits + Randomness.capitals + Randomness.letters

    init(_ kind: Kind = .token, from random: Randomness) {
        let body = random.text(of: Self.alphabet, count: 30)
        self.init(text: kind.rawValue + body + Self.check(body))
    }

    /// Nil when it is none of ours, or of another kind.
    init?(_ text: String, _ kind: Kind = .token) {
        guard text.utf8.count == 40, text.hasPrefix(kind.rawValue) else { return nil }
        let body = text.dropFirst(4).prefix(30)
        guard body.utf8.count == 30, text.hasSuffix(Self.check(String(body))) else { return nil }
        self.init(text: text)
    }

    private init(text: String) {
        secret = Secret(text)
        prefix = String(text.prefix(8))
        hash = Data(SHA256.hash(data: Data(text.utf8)))
    }

    private static func check(_ body: String) -> String {
        var rest = checksum(Array(body.utf8))
        var digits: [UInt8] = []
        for _ in 0..<6 {
            digits.append(alphabet[Int(rest % 62)])
            rest /= 62
        }
        return String(decoding: digits.reversed(), as: UTF8.self)
    }

    /// CRC-32 as in IEEE 802.3.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(UInt32.max) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
    }
}
