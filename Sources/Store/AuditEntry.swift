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

/// An entry in its place in the chain.
public struct AuditRow: Sendable, Hashable, Identifiable {
    /// Grows by one from row to row.
    public let id: Int64
    public let entry: AuditEntry
    /// As `AuditChain` has it.
    public let hash: Data
    /// Who that was: an e-mail address or a token's name; nil for the control plane itself.
    public let callerName: String?

    public var mark: AuditMark { AuditMark(id: id, hash: hash) }
}

extension Transaction {
    static let auditColumns = ["id", "at", "caller", "verb", "workspace", "subject", "detail"]

    public func audit(_ entry: AuditEntry) throws {
        // Whoever writes is alone: nobody can come between this look and the row that follows from it.
        let last = try connection.rows("SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1").first
        let id = try (last?.int("id") ?? 0) + 1
        try chain(
            [
                Value(id), Value(entry.at), Value(entry.caller), Value(entry.verb), Value(entry.workspace?.rawValue),
                Value(entry.subject), try Value(json: entry.detail),
            ], after: last?.optionalBlob("hash") ?? AuditChain.origin)
    }

    /// Appends a row, and moves the chain's end to it.
    private func chain(_ columns: [Value], after previous: Data) throws {
        let hash = AuditChain.hash(of: columns, after: previous)
        try connection.run(
            """
            INSERT INTO audit (\(Self.auditColumns.joined(separator: ", ")), previous, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, columns + [.blob(previous), .blob(hash)])
        try connection.run("UPDATE audit_end SET id = ?, hash = ?", columns[0], .blob(hash))
    }

    /// Chains the rows of an audit that was written before there was a chain.
    func chainAudit(from table: String) throws {
        var previous = AuditChain.origin
        for row in try connection.rows("SELECT * FROM \(table) ORDER BY id") {
            let columns = Self.auditColumns.map { row[$0] }
            try chain(columns, after: previous)
            previous = AuditChain.hash(of: columns, after: previous)
        }
    }
}

extension AuditRow {
    init(_ row: Row) throws {
        id = Int64(try row.int("id"))
        hash = row.optionalBlob("hash") ?? Data()
        callerName = row.optionalText("caller_name")
        entry = AuditEntry(
            at: try row.date("at"), caller: try row.text("caller"), verb: try row.text("verb"),
            workspace: row.optionalText("workspace").map(Workspace.ID.init(rawValue:)),
            subject: try row.text("subject"), detail: try row.json("detail"))
    }
}
