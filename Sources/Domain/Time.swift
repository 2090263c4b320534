import struct Foundation.Date

/// Time comes in: nothing below `freehold` and `Networking` reads a clock or sleeps by itself.
public struct Time: Sendable {
    public let now: @Sendable () -> Date
    public let sleep: @Sendable (Duration) async throws -> Void
    /// How many times faster than real ones the clouds run: 1, except for a simulator.
    public let pace: Double

    public init(
        now: @escaping @Sendable () -> Date, sleep: @escaping @Sendable (Duration) async throws -> Void,
        pace: Double = 1
    ) {
        self.now = now
        self.sleep = sleep
        self.pace = pace
    }
}

extension Duration {
    public static func minutes(_ count: Double) -> Duration { .seconds(count * 60) }

    public var inSeconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) + Double(attoseconds) / 1e18
    }

    /// This much of a cloud's time, in ours.
    public func atPace(_ pace: Double) -> Duration { .seconds(inSeconds / pace) }
}

extension Date {
    public static func + (date: Date, duration: Duration) -> Date { date.addingTimeInterval(duration.inSeconds) }
    public static func - (date: Date, duration: Duration) -> Date { date.addingTimeInterval(-duration.inSeconds) }
    public func elapsed(since other: Date) -> Duration { .seconds(timeIntervalSince(other)) }
}
