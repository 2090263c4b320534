import Domain
import Foundation

/// Counts what each caller asks, so that one of them does not use up what is there for all.
///
/// It is in memory: every replica counts for itself, and a start forgets.
final class Turnstile: Sendable {
    /// What came of one request.
    struct Passage: Sendable, Hashable {
        let isFree: Bool
        /// Requests that would be let through at once after this one.
        let remaining: Int
        /// Until the whole quota is there again.
        let reset: Duration
        /// Until one more request is let through.
        let wait: Duration
    }

    private struct Bucket {
        var level: Double
        var at: Date
    }

    /// Strangers come with as many addresses as they like.
    private static let greatestCount = 50_000
    /// Who is counted together when there are more.
    private static let rest = "the rest"

    let limit: RateLimit
    private let buckets = Locked([String: Bucket]())

    init(_ limit: RateLimit) { self.limit = limit }

    /// Counts one request of somebody.
    func pass(_ subject: String, at now: Date) -> Passage {
        let quota = Double(limit.quota)
        let rate = quota / limit.window.inSeconds
        return buckets.withLock { buckets in
            let subject = buckets[subject] == nil && !makeRoom(in: &buckets, at: now) ? Self.rest : subject
            var bucket = buckets[subject] ?? Bucket(level: quota, at: now)
            // A clock that was set back takes nothing away.
            bucket.level = min(quota, bucket.level + max(0, now.timeIntervalSince(bucket.at)) * rate)
            bucket.at = now
            // A little less than one is one: levels are sums of fractions.
            let isFree = bucket.level >= 0.999_999
            if isFree { bucket.level = max(0, bucket.level - 1) }
            buckets[subject] = bucket
            return Passage(
                isFree: isFree, remaining: Int(bucket.level + 0.000_001),
                reset: .seconds((quota - bucket.level) / rate), wait: .seconds(max(0, 1 - bucket.level) / rate))
        }
    }

    /// Forgets whoever has their whole quota again. Returns whether there is room for one more.
    private func makeRoom(in buckets: inout [String: Bucket], at now: Date) -> Bool {
        guard buckets.count >= Self.greatestCount else { return true }
        let rate = Double(limit.quota) / limit.window.inSeconds
        buckets = buckets.filter { $1.level + now.timeIntervalSince($1.at) * rate < Double(limit.quota) }
        return buckets.count < Self.greatestCount
    }
}
