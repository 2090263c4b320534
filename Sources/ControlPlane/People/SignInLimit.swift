import Crypto
import Domain
import Foundation
import Store

/// Slows down whoever guesses, and locks nobody out: the wait doubles, up to a limit, and ends by itself.
///
/// A try is counted before it is looked at, so that many at once are not all looked at.
struct SignInLimit: Sendable {
    /// Who or what is counted, so that it cannot be read from the database: people type passwords into the wrong field.
    let subject: String
    /// Tries without any wait.
    let free: Int
    let longestWait: Duration

    /// What is counted is forgotten after a day without another.
    private static let memory = Duration.minutes(24 * 60)

    static func account(_ email: String) -> SignInLimit {
        SignInLimit(subject: digest("account", email.lowercased()), free: 5, longestWait: .minutes(1))
    }

    /// Who has signed in to the account from this browser before is not held up by others who guess.
    static func browser(_ session: Session) -> SignInLimit {
        SignInLimit(subject: digest("browser", session.id.rawValue), free: 5, longestWait: .minutes(1))
    }

    /// Many may share an address.
    static func address(_ address: String) -> SignInLimit {
        SignInLimit(subject: digest("address", network(of: address)), free: 20, longestWait: .minutes(15))
    }

    /// Whoever enters codes of programs that wait to be let in.
    static func device(_ person: Person.ID) -> SignInLimit {
        SignInLimit(subject: digest("device", person.rawValue), free: 5, longestWait: .minutes(1))
    }

    /// Counts one more try. Throws a `Refusal` when it comes too early; then nothing is counted.
    static func count(_ limits: [SignInLimit], in transaction: Transaction, at now: Date) throws {
        try transaction.forgetMisses(before: now - memory)
        for limit in limits {
            guard let next = try transaction.misses(of: limit.subject)?.next, next > now else { continue }
            throw Refusal.tooMany(wait: next.elapsed(since: now))
        }
        for limit in limits {
            let count = try (transaction.misses(of: limit.subject)?.count ?? 0) + 1
            let next = now + limit.wait(after: count)
            try transaction.keep(Transaction.Misses(count, last: now, next: next), of: limit.subject)
        }
    }

    func wait(after count: Int) -> Duration {
        guard count >= free else { return .zero }
        return min(.seconds(1 << min(count - free, 20)), longestWait)
    }

    private static func digest(_ kind: String, _ text: String) -> String {
        let digest = SHA256.hash(data: Data("\(kind) \(text)".utf8))
        return kind + ":" + Data(digest).base64URL
    }

    /// Of the sixth version, whoever has one address has the 2^64 around it.
    static func network(of address: String) -> String {
        var parsed = in6_addr()
        guard inet_pton(AF_INET6, address, &parsed) == 1 else { return address }
        return withUnsafeBytes(of: &parsed) { bytes in
            // An address of the fourth version, written as one of the sixth, is one address.
            let isMapped = bytes.prefix(10).allSatisfy { $0 == 0 } && bytes[10] == 255 && bytes[11] == 255
            return bytes.prefix(isMapped ? 16 : 8).map { String($0, radix: 16) }.joined(separator: ":")
        }
    }
}
