import Foundation

/// Moments as Azure writes them, always in UTC.
enum Moment {
    /// `2026-11-21T12:00:00.0000000Z`.
    static func text(_ date: Date) -> String {
        let parts = parts(date)
        let fraction = Int((date.timeIntervalSince1970 - date.timeIntervalSince1970.rounded(.down)) * 1e7)
        let digits = String(fraction)
        return "\(parts.day)T\(parts.time)." + String(repeating: "0", count: max(0, 7 - digits.count)) + digits + "Z"
    }

    /// `2026-11-21 12:00:00Z`, as Entra has it.
    static func spaced(_ date: Date) -> String {
        let parts = parts(date)
        return "\(parts.day) \(parts.time)Z"
    }

    /// `Sat, 21 Nov 2026 12:00:00 GMT`.
    static func header(_ date: Date) -> String {
        let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let parts = parts(date)
        let fields = parts.day.split(separator: "-").map(String.init)
        let weekday = days[Int((date.timeIntervalSince1970 / 86400).rounded(.down)) % 7]
        return "\(weekday), \(fields[2]) \(months[(Int(fields[1]) ?? 1) - 1]) \(fields[0]) \(parts.time) GMT"
    }

    private static func parts(_ date: Date) -> (day: String, time: String) {
        let style = Date.ISO8601FormatStyle(timeZone: .gmt)
        let text = Date(timeIntervalSince1970: date.timeIntervalSince1970.rounded(.down)).formatted(style)
        let halves = text.dropLast().split(separator: "T").map(String.init)
        return (halves[0], halves[1])
    }
}
