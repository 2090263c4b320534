import Domain
import Foundation

/// The tokens that speak for somebody, and the form for another.
struct TokensView: Sendable {
    struct Row: Sendable {
        let id: String
        let name: String
        let prefix: String
        let scope: String
        /// Whom it speaks for; nil for who looks at it.
        let owner: String?
        let createdAt: Moment
        let expiresAt: Moment?
    }

    static let lifetimes = [(7, "7 days"), (30, "30 days"), (90, "90 days"), (365, "1 year")]

    let rows: [Row]
    let isEmpty: Bool
    let fields: [FieldView]
    let refusal: ProblemView?

    /// - Parameter owners: the names of others, for who sees the tokens of others.
    init(
        _ tokens: [Token], owners: [Person.ID: String], of guest: Guest, now: Date, entered: FormValues? = nil,
        refusal: Problem? = nil
    ) {
        rows = tokens.map { token in
            let place = token.scope.map { scope in
                guest.workspaces.first { $0.id == scope.workspace }?.name ?? scope.workspace.rawValue
            }
            let isTheirs = token.person == guest.caller.person
            return Row(
                id: token.id.rawValue, name: token.name, prefix: token.prefix,
                scope: token.scope.map { "\($0.role.rawValue) of \(place ?? "")" } ?? "the whole installation",
                owner: isTheirs ? nil : token.person.map { owners[$0] ?? $0.rawValue } ?? "the installation",
                createdAt: Moment(token.createdAt, now: now), expiresAt: token.expiresAt.map { Moment($0, now: now) })
        }
        isEmpty = tokens.isEmpty
        fields = Self.fields(for: guest, entered: entered, refusal: refusal)
        self.refusal = fields.contains { $0.problem != nil } ? nil : refusal.map(ProblemView.init)
    }

    private static func fields(for guest: Guest, entered: FormValues?, refusal: Problem?) -> [FieldView] {
        let everywhere = guest.caller.rights.isAdministrator ? [("", "The whole installation")] : []
        let places = guest.workspaces.map { ($0.name, $0.name) } + everywhere
        // Some roles hold what another, higher one does not: an auditor's is no part of a member's.
        let mine = Role.allCases.filter { role in
            guest.workspaces.contains { guest.caller.rights.cover(.init(workspace: $0.id, role: role)) }
        }
        let roles = mine.map { ($0.rawValue, $0.rawValue) }
        func field(_ name: String, _ label: String, _ choices: [(String, String)], help: String = "", standard: String)
            -> FieldView
        {
            let chosen = entered.map { $0[name] ?? "" } ?? standard
            return FieldView(
                name, label, help: help,
                choices: choices.map { .init(value: $0.0, label: $0.1, isChosen: $0.0 == chosen) }, problem: refusal)
        }
        return [
            FieldView(
                "name", "Name", help: "Lower-case letters, digits and hyphens.", value: entered?["name"],
                placeholder: "ci", problem: refusal),
            field("workspace", "Workspace", places, standard: guest.workspaces.first?.name ?? ""),
            field(
                "role", "Role", roles, help: "The most that it may do, and never more than you.",
                standard: mine.last?.rawValue ?? ""),
            field("days", "Ends after", lifetimes.map { (String($0.0), $0.1) }, standard: "90"),
        ]
    }
}
