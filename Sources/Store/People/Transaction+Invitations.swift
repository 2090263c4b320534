public import Domain
public import Foundation

extension Transaction {
    static let invitations = """
        SELECT id, workspace, role, person, email, invited_by, created_at, expires_at, ended_at FROM invitation
        """

    /// - Parameter hash: SHA-256 of the text that is shown.
    public func insert(_ invitation: Invitation, hash: Data) throws {
        var (place, person): ((Workspace.ID, Role)?, Person.ID?)
        switch invitation.offer {
        case .administrator: break
        case .membership(let workspace, let role): place = (workspace, role)
        case .account(let id): person = id
        }
        try connection.run(
            """
            INSERT INTO invitation (id, hash, workspace, role, person, email, invited_by, created_at, expires_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            Value(invitation.id.rawValue), .blob(hash), Value(place?.0.rawValue), Value(place?.1.rawValue),
            Value(person?.rawValue), Value(invitation.email?.rawValue), Value(invitation.invitedBy),
            Value(invitation.createdAt),
            Value(invitation.expiresAt))
    }

    public func invitation(hash: Data) throws -> Invitation? {
        try connection.rows("\(Self.invitations) WHERE hash = ?", .blob(hash)).first.map { try Invitation($0) }
    }

    /// Those that can still be taken, the newest first.
    public func openInvitations(to workspace: Workspace.ID, at now: Date) throws -> [Invitation] {
        try connection.rows(
            """
            \(Self.invitations) WHERE workspace = ? AND ended_at IS NULL AND expires_at > ?
            ORDER BY created_at DESC, id
            """, Value(workspace.rawValue), Value(now)
        ).map { try Invitation($0) }
    }

    /// Uses an invitation up, or takes it back. Returns whether it was still open.
    public func end(_ id: Invitation.ID, at now: Date) throws -> Bool {
        try connection.run(
            "UPDATE invitation SET ended_at = ? WHERE id = ? AND ended_at IS NULL AND expires_at > ?", Value(now),
            Value(id.rawValue), Value(now)) == 1
    }

    /// Takes back every open invitation to administer the installation.
    public func endInvitationsOfAdministrators(at now: Date) throws {
        try connection.run(
            "UPDATE invitation SET ended_at = ? WHERE workspace IS NULL AND person IS NULL AND ended_at IS NULL",
            Value(now))
    }

    /// Takes back every open link that lets this person in anew.
    public func endRecoveries(of person: Person.ID, at now: Date) throws {
        try connection.run(
            "UPDATE invitation SET ended_at = ? WHERE person = ? AND ended_at IS NULL", Value(now),
            Value(person.rawValue))
    }
}

extension Invitation {
    init(_ row: Row) throws {
        var offer = Offer.administrator
        if let workspace = row.optionalText("workspace") {
            offer = .membership(.init(rawValue: workspace), try row.word("role"))
        } else if let person = row.optionalText("person") {
            offer = .account(.init(rawValue: person))
        }
        self.init(
            id: .init(rawValue: try row.text("id")), offer: offer,
            email: row.optionalText("email").map(EmailAddress.init(rawValue:)), invitedBy: try row.text("invited_by"),
            createdAt: try row.date("created_at"), expiresAt: try row.date("expires_at"),
            endedAt: row.optionalDate("ended_at"))
    }
}
