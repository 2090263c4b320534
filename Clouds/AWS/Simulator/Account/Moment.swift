import Foundation

/// A point in time as AWS's APIs spell it.
struct Moment: Comparable, Sendable {
    let date: Date

    init(_ date: Date) { self.date = date }

    /// Reads `2026-01-02T03:04:05Z`, with or without a fraction; nil for anything else.
    init?(_ text: String) {
        guard let date = try? Date(text, strategy: .iso8601) else { return nil }
        self.date = date
    }

    /// Reads the form of signatures, `20260102T030405Z`; nil for anything else.
    init?(compact text: String) {
        let bytes = Array(text.utf8)
        let digits = bytes.indices.filter { $0 != 8 && $0 != 15 }
        guard bytes.count == 16, bytes[8] == UInt8(ascii: "T"), bytes[15] == UInt8(ascii: "Z"),
            digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[$0]) })
        else { return nil }
        func number(_ range: Range<Int>) -> Int { range.reduce(0) { $0 * 10 + Int(bytes[$1] - UInt8(ascii: "0")) } }
        let (month, day) = (number(4..<6), number(6..<8))
        let (hour, minute, second) = (number(9..<11), number(11..<13), number(13..<15))
        guard (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 61 else { return nil }
        let days = Self.days(year: number(0..<4), month: month, day: day)
        date = Date(timeIntervalSince1970: Double(days * 86400 + hour * 3600 + minute * 60 + second))
    }

    /// `2026-01-02T03:04:05Z`.
    var text: String {
        let (year, month, day, hour, minute, second) = parts
        return "\(pad(year, 4))-\(pad(month))-\(pad(day))T\(pad(hour)):\(pad(minute)):\(pad(second))Z"
    }

    /// `20260102T030405Z`.
    var compact: String { text.filter { $0 != "-" && $0 != ":" } }

    /// `Fri, 02 Jan 2026 03:04:05 GMT`, as a `Date` header has it.
    var header: String {
        let (year, month, day, hour, minute, second) = parts
        let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let weekday = weekdays[Int(date.timeIntervalSince1970) / 86400 % 7]
        return "\(weekday), \(pad(day)) \(months[month - 1]) \(year) \(pad(hour)):\(pad(minute)):\(pad(second)) GMT"
    }

    static func < (one: Moment, other: Moment) -> Bool { one.date < other.date }

    private func pad(_ number: Int, _ width: Int = 2) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }

    // Written out because Foundation's formatters cost more than all the rest of a call.
    private var parts: (year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) {
        let seconds = Int(date.timeIntervalSince1970.rounded(.down))
        let days = seconds / 86400
        let rest = seconds % 86400
        // Counts days from 1 March of the year 0, so that a leap day ends its year (H. Hinnant, "days_from_civil").
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        return (year, month, day, rest / 3600, rest / 60 % 60, rest % 60)
    }

    private static func days(year: Int, month: Int, day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = year / 400
        let yearOfEra = year % 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
