import Cloud
import Domain
import Foundation

/// What a team should hear of a credential before it comes too late.
struct Reminder: Sendable, Hashable {
    let cause: Notice.Cause
    /// The same for what is the same reminder.
    let key: String
    let summary: String
    let advice: String
}

/// The days that matter for a credential's secrets.
struct SecretDates: Sendable {
    private static let day = Duration.minutes(24 * 60)
    /// How long before the end people are told, in days.
    private static let notice = [30, 14, 7, 1]
    /// How old a key gets before it is time for another one.
    private static let age = day * 90

    let name: String
    let version: Int
    let expiresAt: Date?
    /// When the oldest of its secrets was entered.
    let enteredAt: Date?

    /// - Parameter entryDates: of the version in use, the fields that are secret.
    init(_ credential: Credential, entryDates: [String: Date]) {
        name = credential.name
        version = credential.version
        expiresAt = credential.fields[Form.expiry].flatMap { try? Date($0, strategy: .iso8601.year().month().day()) }
        enteredAt = entryDates.values.min()
    }

    func reminders(at now: Date) -> [Reminder] { [expiry(at: now), age(at: now)].compactMap(\.self) }

    /// When there is another one to give.
    func next(after now: Date) -> Date? {
        let ends = expiresAt.map { end in Self.notice.map { end - Self.day * $0 } } ?? []
        let birthdays = enteredAt.map { [$0 + Self.age * (ages(at: now, since: $0) + 1)] } ?? []
        return (ends + birthdays).filter { $0 > now }.min()
    }

    private func expiry(at now: Date) -> Reminder? {
        guard let expiresAt, let days = Self.notice.last(where: { now >= expiresAt - Self.day * $0 }) else {
            return nil
        }
        let date = expiresAt.formatted(.iso8601.year().month().day())
        let left = Int((expiresAt.elapsed(since: now) / Self.day).rounded(.up))
        let when =
            switch left {
            case ...0: "expired on \(date)"
            case 1: "expires on \(date), within a day"
            default: "expires on \(date), in \(left) days"
            }
        return Reminder(
            cause: .secretExpires, key: "\(version) \(date) \(days)",
            summary: "The secret of the credential “\(name)” \(when).",
            advice: "Make a new one in the cloud and enter it as the credential's next version; both work until then.")
    }

    private func age(at now: Date) -> Reminder? {
        guard let enteredAt else { return nil }
        let ages = ages(at: now, since: enteredAt)
        guard ages > 0 else { return nil }
        let days = Int(now.elapsed(since: enteredAt) / Self.day)
        return Reminder(
            cause: .keyIsOld, key: "\(version) \(ages)",
            summary: "The key of the credential “\(name)” was entered \(days) days ago.",
            advice: "Make a new one in the cloud, enter it as the credential's next version, and delete the old one.")
    }

    private func ages(at now: Date, since date: Date) -> Int { Int(now.elapsed(since: date) / Self.age) }
}
