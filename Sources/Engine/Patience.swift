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
    func afterMove(number: Int, _ takes: Duration, now: Date) -> Date {
        let own = takes > .zero ? poll(takes, elapsed: .zero) : .zero
        // One thing may need two moves; more than that, and the cloud is slow to show what it did.
        let brake = number > 2 ? Duration.seconds(1 << min(number - 3, 4)) : .zero
        return shared(max(own, brake), now: now)
    }

    /// The next look at something sent at `start`.
    func poll(_ takes: Duration, since start: Date?, now: Date) -> Date {
        let elapsed = start.map { now.timeIntervalSince($0) * pace } ?? 0
        return shared(poll(takes, elapsed: .seconds(elapsed)), now: now)
    }

    /// Whoever waits for long looks at a moment when others look as well: one pass, and one list, for all of them.
    private func shared(_ wait: Duration, now: Date) -> Date {
        let date = now + wait.atPace(pace)
        guard wait >= .seconds(5) else { return date }
        let beat = 5 / pace
        return Date(timeIntervalSince1970: (date.timeIntervalSince1970 / beat).rounded(.up) * beat)
    }

    private func poll(_ takes: Duration, elapsed: Duration) -> Duration {
        guard takes > .zero else { return min(max(elapsed / 2, .seconds(1)), .seconds(15)) }
        // From half of the usual time on it may be over: a look is at most a thirtieth of the wait too late.
        let half = takes / 2
        if elapsed < half { return min(max(half - elapsed, .seconds(5)), .seconds(60)) }
        return min(max(elapsed / 30, .seconds(4)), .seconds(20))
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
