import Cloud
import Domain
import Engine
import Foundation

/// What a step keeps for its next pass: the operation that is under way, or that its end is known.
private struct Receipt: Codable {
    var operation: Operation?
    /// Whether it takes away what it is about.
    var isRemoval: Bool?

    init(_ operation: Operation?, isRemoval: Bool) {
        self.operation = operation
        self.isRemoval = isRemoval
    }

    init?(_ text: String?) {
        guard let receipt = text.flatMap({ try? JSONDecoder().decode(Receipt.self, from: Data($0.utf8)) }) else {
            return nil
        }
        self = receipt
    }

    var text: String { (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "" }
}

extension Scope<AzureClient> {
    /// Keeps the URL of what Azure goes on with. Losing it costs the reason of a refusal, nothing else.
    func follow(_ operation: Operation?) { keep(Receipt(operation, isRemoval: goal == .absent).text) }

    /// Asks after the operation that was kept; nil when there is none, or its end is known: the resource tells then.
    ///
    /// Throws the refusal that it ended with, once: the next look is at the resource, which is then put right.
    func progress(_ text: String) async throws -> String? {
        guard let kept = Receipt(receipt), let operation = kept.operation else { return nil }
        // What has to go need not come into being before.
        if goal == .absent, kept.isRemoval != true { return nil }
        // Azure says how soon it wants to be asked; a pass that comes before leaves it alone.
        if let soonest = operation.notBefore, now < soonest { return text }
        switch try await client.arm.standing(of: operation) {
        case .going(let operation):
            follow(operation)
            return text
        case .done, .unknown:
            follow(nil)
            return nil
        case .refused(let error):
            follow(nil)
            throw error
        }
    }
}
