import Crypto
import CryptoExtras
import Domain
import Foundation

/// Turns passwords into what can be stored, and compares them (RFC 7914).
///
/// Costly on purpose, so only two at a time: otherwise thirty who sign in at once would take a gigabyte. Who comes
/// when many wait already is sent away.
public final class Scrypt: Sendable {
    /// What one hash costs: `2^logRounds` rounds over blocks of `128 * blockSize` bytes, `parallelism` times.
    public struct Cost: Hashable, Sendable {
        public let logRounds: Int
        public let blockSize: Int
        public let parallelism: Int

        public init(logRounds: Int, blockSize: Int, parallelism: Int) {
            self.logRounds = logRounds
            self.blockSize = blockSize
            self.parallelism = parallelism
        }

        /// 32 MiB and about a quarter of a second (OWASP ASVS 5.0, appendix C).
        public static let standard = Cost(logRounds: 15, blockSize: 8, parallelism: 3)
    }

    private static let slots = 2
    private static let longestQueue = 30

    private let cost: Cost
    private let queue = OperationQueue()
    private let waiting = Locked(0)
    private let onTurn: @Sendable (Cost) -> Void

    /// - Parameter onTurn: told what each hash costs that is worked out.
    public init(cost: Cost = .standard, onTurn: @escaping @Sendable (Cost) -> Void = { _ in }) {
        self.cost = cost
        self.onTurn = onTurn
        queue.maxConcurrentOperationCount = Self.slots
    }

    /// Throws a `Refusal` when too many wait already.
    func hash(_ password: Secret, salt: Data) async throws -> String {
        let cost = cost
        return try await turn(cost) { try Record(password, salt: salt, cost: cost).text }
    }

    /// Takes as long where there is nothing to compare with.
    func matches(_ password: Secret, _ stored: String?) async throws -> Bool {
        let (cost, record) = (cost, stored.flatMap { Record($0) })
        return try await turn(record?.cost ?? cost) {
            let salt = record?.salt ?? Data(repeating: 0, count: Record.saltLength)
            let tried = try Record(password, salt: salt, cost: record?.cost ?? cost)
            guard let record else { return false }
            return tried.hash == record.hash
        }
    }

    /// On a thread of its own: the few that everything else runs on must not be held up.
    private func turn<Answer: Sendable>(
        _ cost: Cost, _ body: @escaping @Sendable () throws -> Answer
    ) async throws -> Answer {
        let isFull = waiting.withLock { count in
            if count >= Self.longestQueue { return true }
            count += 1
            return false
        }
        if isFull { throw Refusal.tooMany(wait: .seconds(5)) }
        defer { waiting.withLock { $0 -= 1 } }
        onTurn(cost)
        return try await withCheckedThrowingContinuation { continuation in
            queue.addOperation { continuation.resume(with: Result { try body() }) }
        }
    }
}

extension Scrypt {
    /// A hash with all that is needed to make it again: `$scrypt$ln=15,r=8,p=3$salt$hash`.
    fileprivate struct Record: Sendable {
        static let saltLength = 16

        let cost: Cost
        let salt: Data
        let hash: SymmetricKey

        init(_ password: Secret, salt: Data, cost: Cost) throws {
            self.cost = cost
            self.salt = salt
            hash = try Password.normalized(password).withValue {
                try KDF.Scrypt.deriveKey(
                    from: Array($0.utf8), salt: salt, outputByteCount: 32,
                    rounds: 1 << cost.logRounds, blockSize: cost.blockSize, parallelism: cost.parallelism)
            }
        }

        init?(_ text: String) {
            let parts = text.split(separator: "$", omittingEmptySubsequences: false)
            guard parts.count == 5, parts[1] == "scrypt",
                let numbers = parts[2].wholeMatch(of: #/ln=([0-9]{1,2}),r=([0-9]{1,2}),p=([0-9]{1,2})/#)?.output,
                let logRounds = Int(numbers.1), let blockSize = Int(numbers.2), let parallelism = Int(numbers.3),
                let salt = Data(base64Encoded: String(parts[3])), let hash = Data(base64Encoded: String(parts[4]))
            else { return nil }
            cost = Cost(logRounds: logRounds, blockSize: blockSize, parallelism: parallelism)
            self.salt = salt
            self.hash = SymmetricKey(data: hash)
        }

        var text: String {
            let hash = hash.withUnsafeBytes { Data($0) }.base64EncodedString()
            let parameters = "ln=\(cost.logRounds),r=\(cost.blockSize),p=\(cost.parallelism)"
            return "$scrypt$\(parameters)$\(salt.base64EncodedString())$\(hash)"
        }
    }
}
