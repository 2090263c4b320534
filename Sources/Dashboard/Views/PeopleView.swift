import Domain
import Foundation

/// Everybody with an account.
struct PeopleView: Sendable {
    struct Row: Sendable {
        let name: String
        let email: String
        let isAdministrator: Bool
        let hasSecondFactor: Bool
        let since: Moment
        let disabledAt: Moment?
        let path: String
        /// Nobody shuts themselves out by a slip.
        let mayBeDisabled: Bool
    }

    let rows: [Row]
    let refusal: ProblemView?

    init(_ people: [Person], of guest: Guest, now: Date, refusal: Problem? = nil) {
        rows = people.map { person in
            Row(
                name: person.name, email: person.email.rawValue, isAdministrator: person.isAdministrator,
                hasSecondFactor: person.hasSecondFactor, since: Moment(person.createdAt, now: now),
                disabledAt: person.disabledAt.map { Moment($0, now: now) },
                path: "/people/\(person.id.rawValue.escapedForQuery)",
                mayBeDisabled: person.disabledAt == nil && person.id != guest.caller.person)
        }
        self.refusal = refusal.map(ProblemView.init)
    }
}
