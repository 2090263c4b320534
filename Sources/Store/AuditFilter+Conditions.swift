public import Domain
import Foundation

extension AuditFilter {
    /// As conditions that all hold, with the values for their marks.
    fileprivate var conditions: (text: String, values: [Value]) {
        var all: [(String, [Value])] = []
        if let workspace { all.append(("a.workspace = ?", [Value(workspace.rawValue)])) }
        if let caller {
            let value = Value(caller)
            all.append(("(a.caller = ? OR p.email = lower(?) OR t.name = ?)", [value, value, value]))
        }
        if let verb { all.append(("(a.verb = ? OR instr(a.verb, ?) = 1)", [Value(verb), Value(verb + ".")])) }
        if let subject {
            // As a detail is stored: JSON with sorted keys.
            let name = Value("\"name\":\"\(subject)\"")
            all.append(("(a.subject = ? OR instr(a.detail, ?) > 0)", [Value(subject), name]))
        }
        if let from { all.append(("a.at >= ?", [Value(from)])) }
        if let until { all.append(("a.at < ?", [Value(until)])) }
        return (all.map { " AND \($0.0)" }.joined(), all.flatMap(\.1))
    }
}

extension Transaction {
    /// The newest first, from the one before this id on; nil for the newest of all.
    public func auditRows(
        before id: Int64? = nil, limit: Int, matching filter: AuditFilter = AuditFilter()
    ) throws -> [AuditRow] {
        let conditions = filter.conditions
        return try connection.rows(
            """
            SELECT a.*, COALESCE(p.email, t.name) AS caller_name
            FROM audit a LEFT JOIN person p ON p.id = a.caller LEFT JOIN token t ON t.id = a.caller
            WHERE a.id < ?\(conditions.text) ORDER BY a.id DESC LIMIT ?
            """, [.int(id ?? .max)] + conditions.values + [Value(limit)]
        ).map(AuditRow.init)
    }
}
