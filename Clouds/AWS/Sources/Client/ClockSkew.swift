import Domain
import Foundation

/// Our clock and AWS's differ by more than a signature bears.
struct ClockSkew: Error, Sendable {
    /// How far ours is ahead; negative when it is behind.
    let ahead: Duration

    /// Nil when `theirs`, the answer's `Date` header, is not far from `now`.
    init?(now: Date, theirs: String?) {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 0)
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss zzz"
        guard let theirs = theirs.flatMap(formatter.date) else { return nil }
        let ahead = now.timeIntervalSince(theirs)
        guard abs(ahead) > 4 * 60 else { return nil }
        self.ahead = .seconds(ahead)
    }
}
