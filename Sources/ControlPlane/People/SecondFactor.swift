import Crypto
import Domain
import Foundation
import Vault

/// What an authenticator makes its codes from (RFC 6238): SHA-1, six digits, a new one each 30 seconds.
struct SecondFactor: Sendable, Concealed {
    private static let step = 30.0
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    private let key: SymmetricKey
    /// In base 32, as it is typed into an authenticator, and sealed.
    let text: Secret

    init(from random: Randomness) { self.init(Secret(random.text(of: Self.alphabet, count: 32)))! }

    /// Nil when it is not what `text` was.
    init?(_ text: Secret) {
        let digits = text.withValue { text in text.utf8.compactMap { Self.alphabet.firstIndex(of: $0) } }
        guard digits.count == 32 else { return nil }
        // Eight digits are five bytes.
        let bytes = stride(from: 0, to: digits.count, by: 8).flatMap { start -> [UInt8] in
            let bits = digits[start..<start + 8].reduce(UInt64(0)) { $0 << 5 | UInt64($1) }
            return (0..<5).map { UInt8(truncatingIfNeeded: bits >> (32 - 8 * UInt64($0))) }
        }
        key = SymmetricKey(data: bytes)
        self.text = text
    }

    /// For the square picture that authenticators read (Google's Key URI format).
    func uri(of email: EmailAddress) -> Secret {
        let account = email.rawValue.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        return text.withValue { Secret("otpauth://totp/Freehold:\(account)?secret=\($0)&issuer=Freehold") }
    }

    /// The time step whose code this is: now's, or the one before or after, for clocks that differ.
    func step(of code: Secret, at now: Date) -> Int? {
        let current = Int((now.timeIntervalSince1970 / Self.step).rounded(.down))
        let tried = code.withValue { Array($0.utf8) }
        // All three are compared, however soon one fits.
        return [current, current - 1, current + 1].filter { isSame(self.code(at: $0), tried) }.first
    }

    func code(at step: Int) -> [UInt8] {
        let counter = withUnsafeBytes(of: Int64(step).bigEndian) { Data($0) }
        // “Insecure” is said of signatures; in an HMAC SHA-1 holds, and authenticators know nothing else.
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: key))
        let offset = Int(mac[19] & 15)
        let number = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let digits = Array(String(number % 1_000_000).utf8)
        return Array(repeating: UInt8(ascii: "0"), count: 6 - digits.count) + digits
    }

    private func isSame(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        one.count == other.count && zip(one, other).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
