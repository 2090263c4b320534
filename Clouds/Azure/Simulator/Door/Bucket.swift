import Domain
import Foundation

/// How many calls of one kind a caller may make: so many at once, and so many more a second.
struct Bucket: Sendable {
    private let capacity: Double
    private let refill: Double
    private var tokens: Double
    private var filledAt: Date

    init(capacity: Double, refill: Double, at now: Date) {
        self.capacity = capacity
        self.refill = refill
        tokens = capacity
        filledAt = now
    }

    var left: Int { Int(tokens) }

    /// Takes one token; otherwise says how long it will be until there is one.
    mutating func take(at now: Date) -> Duration? {
        tokens = min(capacity, tokens + max(0, now.elapsed(since: filledAt).inSeconds) * refill)
        filledAt = max(filledAt, now)
        guard tokens >= 1 else { return .seconds((1 - tokens) / refill) }
        tokens -= 1
        return nil
    }
}
