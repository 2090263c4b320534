import Domain
import Foundation

/// When to look again: sparse while nothing can have happened, dense around the expected moment.
/// All durations are the cloud's; `pace` turns them into ours.
struct Patience: Sendable {
    let pace: Double
    let drift: Duration
    /// Spreads owners over the drift interval.
    let offset: String

    /// After the `number`-th move in a row on something that takes this long.
    func afterMove(number: Int, _ takes: Duration) -> Duration {
        let own = takes > .zero ? poll(takes, elapsed: .zero) : .zero
        // One thing may need a few moves; more than that, and the cloud is not following.
        let brake = number > 4 ? Duration.seconds(1 << min(number - 5, 4)) : .zero
        return max(own, brake).atPace(pace)
    }

    /// The next look at something sent at `start`.
    func poll(_ takes: Duration, since start: Date?, now: Date) -> Duration {
        let elapsed = start.map { now.timeIntervalSince($0) * pace } ?? 0
        return poll(takes, elapsed: .seconds(elapsed)).atPace(pace)
    }

    private func poll(_ takes: Duration, elapsed: Duration) -> Duration {
        guard takes > .zero else {
            return elapsed == .zero ? .zero : min(max(elapsed / 2, .seconds(1)), .seconds(15))
        }
        let remaining = takes - elapsed
        if remaining > .zero { return min(max(remaining / 2, .seconds(5)), .seconds(60)) }
        return min(max(.zero - remaining / 10, .seconds(5)), .seconds(30))
    }

    /// Doubles from one second to half a minute, and on to five minutes once it has lasted an hour.
    func afterRefusal(number: Int, asked: Duration?) -> Duration {
        let doubled = Duration.seconds(1 << min(number - 1, 5))
        let own = number > 120 ? .minutes(5) : min(doubled, .seconds(30))
        return max(own, asked ?? .zero).atPace(pace)
    }

    /// After something came out broken for the `tries`-th time, counted from 0.
    func afterBreak(_ tries: Int) -> Duration {
        min(Duration.seconds(30 << min(tries * 2, 7)), .minutes(60)).atPace(pace)
    }

    /// While something that should be gone is still listed.
    var again: Duration { Duration.seconds(15).atPace(pace) }

    /// All of an owner's ready steps come due at one moment, so that they share what one pass lists.
    func nextDrift(after now: Date) -> Date {
        let interval = drift.inSeconds
        let shift = Double(spread(offset) % 3600) / 3600 * interval
        let rounds = ((now.timeIntervalSince1970 - shift) / interval).rounded(.down) + 1
        let next = Date(timeIntervalSince1970: rounds * interval + shift)
        // Not at once again: what has just been seen is believed for half the interval at least.
        return next.timeIntervalSince(now) < interval / 2 ? next.addingTimeInterval(interval) : next
    }

    /// FNV-1a: the same in every process, unlike `Hashable`.
    private func spread(_ text: String) -> UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
