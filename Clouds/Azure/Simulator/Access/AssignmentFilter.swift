import Foundation

/// What a list of role assignments may be narrowed to: `atScope()`, `principalId eq '…'` or `assignedTo('…')`.
struct AssignmentFilter: Sendable {
    private var principal: String?
    private var isAtScope = false

    /// Throws what Azure says to any other text; it takes no two of them together.
    init(_ text: String?) throws(Refusal) {
        guard let text else { return }
        let words = text.trimmingCharacters(in: .whitespaces)
        if words.lowercased() == "atscope()" {
            isAtScope = true
            return
        }
        let pattern = #/(?i)(?:principalId\s+eq\s+'(?<equal>[^']+)'|assignedTo\('(?<taken>[^']+)'\))/#
        guard let match = words.wholeMatch(of: pattern), let id = match.equal ?? match.taken else {
            throw Refusal(
                400, "UnsupportedQuery",
                "The filter '\(text)' is not supported. Supported filters are either 'atScope()' or 'principalId eq "
                    + "'{value}' or assignedTo('{value}')'.")
        }
        principal = id.lowercased()
    }

    /// Those of the scope, of what it is in, and, unless `atScope()` is asked for, of what is in it.
    func takes(_ assignment: Access.Assignment, at scope: ResourceID) -> Bool {
        guard scope.isInside(assignment.scope) || (!isAtScope && assignment.scope.isInside(scope)) else { return false }
        return principal == nil || principal == assignment.principalID
    }
}
