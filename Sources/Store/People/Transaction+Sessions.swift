public import Domain
public import Foundation

extension Transaction {
    private static let sessions = "SELECT id, person, address, agent, created_at, seen_at, ended_at FROM session"

    /// - Parameter hash: SHA-256 of what the browser keeps.
    public func insert(_ session: Session, hash: Data) throws {
        // What ended long ago is of no use to anybody, and tells where people were.
        try connection.run(
            "DELETE FROM session WHERE created_at < ?", Value(session.createdAt - Session.limit - .minutes(30 * 1440)))
        try connection.run(
            "INSERT INTO session (id, hash, person, address, agent, created_at, seen_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            Value(session.id.rawValue), .blob(hash), Value(session.person.rawValue), Value(session.address),
            Value(session.agent), Value(session.createdAt), Value(session.seenAt))
    }

    /// Whether it has ended or not.
    public func session(hash: Data) throws -> Session? {
        try connection.rows("\(Self.sessions) WHERE hash = ?", .blob(hash)).first.map { try Session($0) }
    }

    public func session(_ id: Session.ID) throws -> Session? {
        try connection.rows("\(Self.sessions) WHERE id = ?", Value(id.rawValue)).first.map { try Session($0) }
    }

    /// Those that nobody has ended, the newest first.
    public func sessions(of person: Person.ID) throws -> [Session] {
        try connection.rows(
            "\(Self.sessions) WHERE person = ? AND ended_at IS NULL ORDER BY created_at DESC, id",
            Value(person.rawValue)
        ).map { try Session($0) }
    }

    public func see(_ id: Session.ID, at now: Date) throws {
        try connection.run("UPDATE session SET seen_at = ? WHERE id = ?", Value(now), Value(id.rawValue))
    }

    /// Returns whether it was that person's, and not ended yet.
    public func end(_ id: Session.ID, of person: Person.ID, at now: Date) throws -> Bool {
        try connection.run(
            "UPDATE session SET ended_at = ? WHERE id = ? AND person = ? AND ended_at IS NULL", Value(now),
            Value(id.rawValue), Value(person.rawValue)) == 1
    }

    public func endSessions(of person: Person.ID, at now: Date) throws {
        try connection.run(
            "UPDATE session SET ended_at = ? WHERE person = ? AND ended_at IS NULL", Value(now),
            Value(person.rawValue))
    }
}

extension Session {
    fileprivate init(_ row: Row) throws {
        self.init(
            id: .init(rawValue: try row.text("id")), person: .init(rawValue: try row.text("person")),
            address: try row.text("address"), agent: try row.text("agent"), createdAt: try row.date("created_at"),
            seenAt: try row.date("seen_at"), endedAt: row.optionalDate("ended_at"))
    }
}
