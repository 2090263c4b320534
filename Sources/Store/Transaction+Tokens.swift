public import Domain
public import Foundation

extension Transaction {
    private static let tokenColumns = "id, name, prefix, person, workspace, role, created_at, expires_at, revoked_at"

    /// - Parameter hash: SHA-256 of the whole token.
    public func insert(_ token: Token, hash: Data) throws {
        try connection.run(
            """
            INSERT INTO token (id, name, prefix, hash, person, workspace, role, created_at, expires_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            Value(token.id.rawValue), Value(token.name), Value(token.prefix), .blob(hash),
            Value(token.person?.rawValue), Value(token.scope?.workspace.rawValue),
            Value(token.scope?.role.rawValue), Value(token.createdAt), Value(token.expiresAt))
    }

    public func token(hash: Data) throws -> Token? {
        try connection.rows("SELECT \(Self.tokenColumns) FROM token WHERE hash = ?", .blob(hash)).first.map(Token.init)
    }

    public func token(_ id: Token.ID) throws -> Token? {
        try connection.rows("SELECT \(Self.tokenColumns) FROM token WHERE id = ?", Value(id.rawValue)).first
            .map(Token.init)
    }

    /// In the order they were made.
    public func tokens() throws -> [Token] {
        try connection.rows("SELECT \(Self.tokenColumns) FROM token ORDER BY created_at, id").map(Token.init)
    }

    /// Returns whether there was such a token to revoke.
    public func revoke(_ id: Token.ID, at now: Date) throws -> Bool {
        try connection.run(
            "UPDATE token SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL", Value(now), Value(id.rawValue)) == 1
    }
}

extension Token {
    fileprivate init(_ row: Row) throws {
        var scope: Scope?
        if let workspace = row.optionalText("workspace") {
            scope = Scope(workspace: .init(rawValue: workspace), role: try row.word("role"))
        }
        self.init(
            id: .init(rawValue: try row.text("id")), name: try row.text("name"), prefix: try row.text("prefix"),
            person: row.optionalText("person").map(Person.ID.init(rawValue:)), scope: scope,
            createdAt: try row.date("created_at"), expiresAt: row.optionalDate("expires_at"),
            revokedAt: row.optionalDate("revoked_at"))
    }
}
