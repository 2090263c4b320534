import Domain
import Foundation

/// A point in time as a page writes it: exactly, and as how long ago it was or how soon it will be.
struct Moment: Sendable, Hashable {
    /// For machines, ISO 8601.
    let iso: String
    /// `21 Nov 2026, 15:30 UTC`.
    let exact: String
    /// `6 min ago`, `in 3 min`.
    let relative: String

    init(_ date: Date, now: Date) {
        iso = date.formatted(.iso8601)
        var style = Date.FormatStyle(
            locale: Locale(identifier: "en_GB"), calendar: Calendar(identifier: .gregorian), timeZone: .gmt)
        style = style.day().month(.abbreviated).year().hour(.twoDigits(amPM: .omitted)).minute(.twoDigits)
        exact = date.formatted(style) + " UTC"
        let elapsed = now.elapsed(since: date)
        relative = elapsed >= .zero ? "\(elapsed.coarse) ago" : "in \((.zero - elapsed).coarse)"
    }
}

extension Duration {
    /// One unit is enough to know whether something is old.
    fileprivate var coarse: String {
        let seconds = Int(inSeconds.rounded())
        return switch seconds {
        case ..<60: "\(seconds) s"
        case ..<3600: "\(seconds / 60) min"
        case ..<86_400: "\(seconds / 3600) h"
        default: "\(seconds / 86_400) d"
        }
    }
}
