public import Domain
public import Foundation

/// That somebody did something. Written with what was done, in one transaction; never changed or removed.
public struct AuditEntry: Sendable, Hashable {
    public let at: Date
    public let caller: String
    /// What was done: `cluster.create`.
    public let verb: String
    public let workspace: Workspace.ID?
    /// The id of what it was done to.
    public let subject: String
    /// What a reader of the audit wants to know of it; never a secret.
    public let detail: [String: String]

    public init(
        at: Date, caller: String, verb: String, workspace: Workspace.ID?, subject: String,
        detail: [String: String] = [:]
    ) {
        self.at = at
        self.caller = caller
        self.verb = verb
        self.workspace = workspace
        self.subject = subject
        self.detail = detail
    }
}

extension Transaction {
    public func audit(_ entry: AuditEntry) throws {
        try connection.run(
            "INSERT INTO audit (at, caller, verb, workspace, subject, detail) VALUES (?, ?, ?, ?, ?, ?)",
            Value(entry.at), Value(entry.caller), Value(entry.verb), Value(entry.workspace?.rawValue),
            Value(entry.subject), Value(json: entry.detail))
    }

    /// The newest first.
    public func auditEntries(limit: Int) throws -> [AuditEntry] {
        try connection.rows(
            "SELECT at, caller, verb, workspace, subject, detail FROM audit ORDER BY id DESC LIMIT ?", Value(limit)
        ).map { row in
            AuditEntry(
                at: try row.date("at"), caller: try row.text("caller"), verb: try row.text("verb"),
                workspace: row.optionalText("workspace").map(Workspace.ID.init(rawValue:)),
                subject: try row.text("subject"), detail: try row.json("detail"))
        }
    }
}
