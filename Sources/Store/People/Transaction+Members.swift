public import Domain
public import Foundation

extension Transaction {
    /// By e-mail address; who is disabled is not among them.
    public func members(of workspace: Workspace.ID) throws -> [Membership] {
        try connection.rows(
            """
            SELECT p.*, p.second_factor IS NOT NULL AS has_second_factor, m.role, m.since
            FROM membership m JOIN person p ON p.id = m.person
            WHERE m.workspace = ? AND p.disabled_at IS NULL ORDER BY p.email
            """, Value(workspace.rawValue)
        ).map {
            Membership(
                workspace: workspace, person: try Person($0), role: try $0.word("role"), since: try $0.date("since"))
        }
    }

    /// In which workspaces a person is what.
    public func roles(of person: Person.ID) throws -> [Workspace.ID: Role] {
        let rows = try connection.rows(
            "SELECT workspace, role FROM membership WHERE person = ?", Value(person.rawValue))
        return try Dictionary(
            uniqueKeysWithValues: rows.map { (Workspace.ID(rawValue: try $0.text("workspace")), try $0.word("role")) })
    }

    /// Makes a person a member, or gives a member another role.
    public func keep(_ role: Role, of person: Person.ID, in workspace: Workspace.ID, at now: Date) throws {
        try connection.run(
            """
            INSERT INTO membership (workspace, person, role, since) VALUES (?, ?, ?, ?)
            ON CONFLICT (workspace, person) DO UPDATE SET role = excluded.role
            """, Value(workspace.rawValue), Value(person.rawValue), Value(role.rawValue), Value(now))
    }

    public func dropMembership(of person: Person.ID, in workspace: Workspace.ID) throws {
        try connection.run(
            "DELETE FROM membership WHERE workspace = ? AND person = ?", Value(workspace.rawValue),
            Value(person.rawValue))
    }

    public func insert(_ workspace: Workspace) throws {
        try connection.run(
            "INSERT INTO workspace (id, name, created_at) VALUES (?, ?, ?)", Value(workspace.id.rawValue),
            Value(workspace.name), Value(workspace.createdAt))
    }
}
