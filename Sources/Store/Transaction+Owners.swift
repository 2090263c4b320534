public import Domain

public import struct Foundation.Date

extension Transaction {
    /// Takes a new owner on, due at once.
    func insertOwner(_ id: String, kind: Lease.Kind, at now: Date) throws {
        try connection.run(
            "INSERT INTO owner (id, kind, goal, generation, look_at) VALUES (?, ?, ?, 1, ?)", Value(id),
            Value(kind.rawValue), Value(Goal.present.rawValue), Value(now))
    }

    /// Counts one more thing that a person asked for, and makes the owner due. Returns the new generation.
    public func ask(_ owner: String, goal: Goal, at now: Date) throws -> Int {
        let rows = try connection.rows(
            """
            UPDATE owner SET goal = ?, generation = generation + 1, look_at = ?, rings = rings + 1
            WHERE id = ? RETURNING generation
            """, Value(goal.rawValue), Value(now), Value(owner))
        guard let row = rows.first else { throw StoreError.broken("there is no owner \(owner)") }
        return try row.int("generation")
    }

    public func insert(_ operation: Operation) throws {
        try connection.run(
            """
            INSERT INTO operation (owner, generation, kind, requested_by, requested_at) VALUES (?, ?, ?, ?, ?)
            """, Value(operation.owner), Value(operation.generation), Value(operation.kind.rawValue),
            Value(operation.requestedBy), Value(operation.requestedAt))
    }

    /// The newest first.
    public func operations(of owner: String, limit: Int = .max) throws -> [Operation] {
        try connection.rows(
            """
            SELECT owner, generation, kind, requested_by, requested_at, finished_at FROM operation
            WHERE owner = ? ORDER BY generation DESC LIMIT ?
            """, Value(owner), Value(limit)
        ).map { row in
            Operation(
                owner: try row.text("owner"), generation: try row.int("generation"), kind: try row.word("kind"),
                requestedBy: try row.text("requested_by"), requestedAt: try row.date("requested_at"),
                finishedAt: row.optionalDate("finished_at"))
        }
    }

    public func finishOperations(of owner: String, upTo generation: Int, at now: Date) throws {
        try connection.run(
            "UPDATE operation SET finished_at = ? WHERE owner = ? AND generation <= ? AND finished_at IS NULL",
            Value(now), Value(owner), Value(generation))
    }
}

extension Transaction {
    /// What was asked under a caller's idempotency key.
    public struct EarlierRequest: Sendable {
        /// Differs when something else was asked under the same key.
        public let fingerprint: String
        public let owner: String
    }

    public func earlierRequest(
        _ key: String, of caller: String, in workspace: Workspace.ID
    ) throws -> EarlierRequest? {
        try connection.rows(
            "SELECT fingerprint, owner FROM idempotency WHERE workspace = ? AND caller = ? AND key = ?",
            Value(workspace.rawValue), Value(caller), Value(key)
        ).first.map { EarlierRequest(fingerprint: try $0.text("fingerprint"), owner: try $0.text("owner")) }
    }

    /// Keeps what a key was used for, for a week.
    public func keep(
        _ key: String, of caller: String, in workspace: Workspace.ID, fingerprint: String, owner: String, at now: Date
    ) throws {
        try connection.run("DELETE FROM idempotency WHERE at < ?", Value(now - .seconds(7 * 86_400)))
        try connection.run(
            "INSERT INTO idempotency (workspace, caller, key, fingerprint, owner, at) VALUES (?, ?, ?, ?, ?, ?)",
            Value(workspace.rawValue), Value(caller), Value(key), Value(fingerprint), Value(owner), Value(now))
    }
}
