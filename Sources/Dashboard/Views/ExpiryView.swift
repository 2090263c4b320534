import Cloud
import Domain
import Foundation

/// When a credential's secret ends.
struct ExpiryView: Sendable {
    /// `2027-03-31`.
    let date: String
    /// Whole days that are left; 0 or less once it is over.
    let days: Int
    let badge: Badge
    /// Near enough to be told of.
    var isNear: Bool { days <= 30 }

    /// Nil where nobody said when.
    init?(_ credential: Credential, now: Date) {
        guard let text = credential.fields[Form.expiry],
            let end = try? Date(text, strategy: .iso8601.year().month().day())
        else { return nil }
        date = text
        days = Int((end.elapsed(since: now) / .minutes(24 * 60)).rounded(.up))
        badge =
            switch days {
            case ...0: Badge("expired", .stop)
            case 1: Badge("1 day left", .stop)
            case ...14: Badge("\(days) days left", .attention)
            default: Badge("\(days) days left", .quiet, icon: "clock")
            }
    }
}
