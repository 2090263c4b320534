import Domain
import Foundation

/// A clock that stands still until it is advanced.
public final class VirtualClock: Sendable {
    private let instant: Locked<Date>

    public init(_ start: Date = Date(timeIntervalSince1970: 1_790_000_000)) { instant = Locked(start) }

    public var now: Date { instant.withLock { $0 } }

    public func advance(by duration: Duration) { instant.withLock { $0 = $0 + duration } }

    public func advance(to date: Date) { instant.withLock { $0 = max($0, date) } }

    /// The clock as the program takes it; who sleeps moves the clock on.
    public var time: Time {
        Time(now: { self.now }, sleep: { self.advance(by: $0) })
    }
}
