import Domain
import Engine
import Foundation

/// Keeps all that work in one cloud account under the cloud's own limits, together.
public actor RateLimiter {
    /// What a cloud counts by.
    public struct Key: Hashable, Sendable {
        public let account: String
        public let region: String
        public let api: String

        public init(account: String, region: String, api: String) {
            self.account = account
            self.region = region
            self.api = api
        }
    }

    /// A bucket's size, and what flows into it each second.
    public struct Rate: Hashable, Sendable {
        public let burst: Double
        public let perSecond: Double

        public init(burst: Double, perSecond: Double) {
            self.burst = burst
            self.perSecond = perSecond
        }
    }

    /// The wait for a turn would be too long; nothing was sent.
    public struct TooBusy: CloudRefusal, Sendable {
        public let wait: Duration
        public var isFinal: Bool { true }
        public var isGone: Bool { false }
        public var isExisting: Bool { false }
        public var retryAfter: Duration? { wait }
    }

    private struct Bucket {
        var tokens: Double
        var filledAt: Date
    }

    private let time: Time
    /// The part of the cloud's rate that this replica may use.
    private let share: @Sendable () -> Double
    private var buckets: [Key: Bucket] = [:]

    public init(time: Time, share: @escaping @Sendable () -> Double = { 1 }) {
        self.time = time
        self.share = share
    }

    /// Waits for a turn, or throws `TooBusy` when that would take longer than `patience`.
    public func takeTurn(_ key: Key, at rate: Rate, patience: Duration) async throws {
        let flow = rate.perSecond * share() * time.pace
        var bucket = filled(key, at: rate, flow: flow)
        let wait = bucket.tokens >= 1 ? 0 : (1 - bucket.tokens) / flow
        guard wait <= patience.inSeconds else { throw TooBusy(wait: .seconds(wait)) }
        // Taken before it is there, so that those who wait stand in line.
        bucket.tokens -= 1
        buckets[key] = bucket
        if wait > 0 { try await time.sleep(.seconds(wait)) }
    }

    /// The cloud asked to slow down: what is left in the bucket is not there.
    public func empty(_ key: Key) {
        buckets[key] = Bucket(tokens: min(buckets[key]?.tokens ?? 0, 0), filledAt: time.now())
    }

    private func filled(_ key: Key, at rate: Rate, flow: Double) -> Bucket {
        let now = time.now()
        guard var bucket = buckets[key] else { return Bucket(tokens: rate.burst, filledAt: now) }
        let elapsed = max(0, now.timeIntervalSince(bucket.filledAt))
        bucket.tokens = min(rate.burst, bucket.tokens + elapsed * flow)
        bucket.filledAt = now
        return bucket
    }
}
