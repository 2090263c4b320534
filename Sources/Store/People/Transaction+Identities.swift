public import Domain
public import Foundation

extension Transaction {
    private static let identities = "SELECT id, person, issuer, subject, created_at, used_at FROM identity"

    /// Takes the place of the one that the person had of the same issuer.
    public func insert(_ identity: Identity) throws {
        try connection.run(
            "DELETE FROM identity WHERE person = ? AND issuer = ?", Value(identity.person.rawValue),
            Value(identity.issuer))
        try connection.run(
            "INSERT INTO identity (id, person, issuer, subject, created_at, used_at) VALUES (?, ?, ?, ?, ?, ?)",
            Value(identity.id.rawValue), Value(identity.person.rawValue), Value(identity.issuer),
            Value(identity.subject), Value(identity.createdAt), Value(identity.usedAt))
    }

    public func identity(issuer: String, subject: String) throws -> Identity? {
        try connection.rows(
            "\(Self.identities) WHERE issuer = ? AND subject = ?", Value(issuer), Value(subject)
        ).first.map { try Identity($0) }
    }

    /// The oldest first.
    public func identities(of person: Person.ID) throws -> [Identity] {
        try connection.rows(
            "\(Self.identities) WHERE person = ? ORDER BY created_at, id", Value(person.rawValue)
        ).map { try Identity($0) }
    }

    public func use(_ identity: Identity.ID, at now: Date) throws {
        try connection.run("UPDATE identity SET used_at = ? WHERE id = ?", Value(now), Value(identity.rawValue))
    }

    /// Returns whether it was that person's.
    public func remove(_ identity: Identity.ID, of person: Person.ID) throws -> Bool {
        try connection.run(
            "DELETE FROM identity WHERE id = ? AND person = ?", Value(identity.rawValue), Value(person.rawValue)) == 1
    }

    public func removeIdentities(of person: Person.ID) throws {
        try connection.run("DELETE FROM identity WHERE person = ?", Value(person.rawValue))
        try allowIdentity(of: person, until: nil)
    }

    /// Until then, an address that a provider has verified is enough to bind the account; nil for never.
    public func allowIdentity(of person: Person.ID, until end: Date?) throws {
        try connection.run("UPDATE person SET identity_until = ? WHERE id = ?", Value(end), Value(person.rawValue))
    }

    public func mayBindIdentity(_ person: Person.ID, at now: Date) throws -> Bool {
        try connection.rows("SELECT identity_until FROM person WHERE id = ?", Value(person.rawValue)).first?
            .optionalDate("identity_until").map { now < $0 } ?? false
    }

    /// Those to this very address, the newest first.
    public func openInvitations(for email: EmailAddress, at now: Date) throws -> [Invitation] {
        try connection.rows(
            """
            \(Self.invitations) WHERE email = ? AND person IS NULL AND ended_at IS NULL AND expires_at > ?
            ORDER BY created_at DESC, id
            """, Value(email.rawValue), Value(now)
        ).map { try Invitation($0) }
    }
}

extension Transaction {
    /// - Parameter hash: SHA-256 of what the browser keeps.
    public func insert(_ flow: StoredFlow, hash: Data) throws {
        try connection.run(
            """
            INSERT INTO identity_flow (hash, provider, next, invitation, session, address, expires_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """, .blob(hash), Value(flow.provider), Value(flow.next), flow.invitation.map(Value.blob) ?? .null,
            Value(flow.session?.rawValue), Value(flow.address), Value(flow.expiresAt))
    }

    /// Uses it up; nil when there was none that had not ended.
    public func takeFlow(hash: Data, at now: Date) throws -> StoredFlow? {
        guard let row = try connection.rows("SELECT * FROM identity_flow WHERE hash = ?", .blob(hash)).first else {
            return nil
        }
        try connection.run("DELETE FROM identity_flow WHERE hash = ?", .blob(hash))
        let flow = StoredFlow(
            provider: try row.text("provider"), next: try row.text("next"), invitation: row.optionalBlob("invitation"),
            session: row.optionalText("session").map(Session.ID.init(rawValue:)), address: try row.text("address"),
            expiresAt: try row.date("expires_at"))
        return now < flow.expiresAt ? flow : nil
    }

    /// Forgets those that nobody came back from, and counts the others: all, and those of an address.
    public func countFlows(from address: String, at now: Date) throws -> (all: Int, here: Int) {
        try connection.run("DELETE FROM identity_flow WHERE expires_at <= ?", Value(now))
        let row = try connection.rows(
            "SELECT count(*) AS everywhere, count(*) FILTER (WHERE address = ?) AS here FROM identity_flow",
            Value(address))[0]
        return (try row.int("everywhere"), try row.int("here"))
    }
}

extension Identity {
    fileprivate init(_ row: Row) throws {
        self.init(
            id: .init(rawValue: try row.text("id")), person: .init(rawValue: try row.text("person")),
            issuer: try row.text("issuer"), subject: try row.text("subject"), createdAt: try row.date("created_at"),
            usedAt: try row.date("used_at"))
    }
}
