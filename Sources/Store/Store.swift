public import Domain
public import Foundation

/// All that is remembered. The only place with SQL.
public struct Store: Sendable {
    let database: any Database

    /// Brings the database's schema up to date. Throws a `Problem` when a newer version of Freehold has used it.
    public init(_ database: any Database) async throws {
        self.database = database
        try await Migration.run(on: database)
    }

    /// One transaction: all of what `body` writes is committed, or nothing of it.
    public func write<Answer: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Answer
    ) async throws -> Answer {
        try await database.write { try body(Transaction(connection: $0)) }
    }

    /// One consistent view.
    public func read<Answer: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Answer
    ) async throws -> Answer {
        try await database.read { try body(Transaction(connection: $0)) }
    }
}

/// What can be done inside one transaction, in words of the domain. Not to be kept beyond it.
public struct Transaction {
    let connection: any Connection
}

extension Transaction {
    /// This installation of Freehold.
    public struct Installation: Sendable, Hashable {
        public let id: String
        /// The vault's key ring, sealed; nil until there is one.
        public let keyRing: Data?
    }

    public func installation() throws -> Installation? {
        try connection.rows("SELECT id, key_ring FROM installation").first.map {
            Installation(id: try $0.text("id"), keyRing: $0.optionalBlob("key_ring"))
        }
    }

    public func install(id: String, at now: Date) throws {
        try connection.run(
            "INSERT INTO installation (one, id, created_at) VALUES (1, ?, ?)", Value(id), Value(now))
    }

    public func keep(keyRing: Data) throws {
        try connection.run("UPDATE installation SET key_ring = ?", .blob(keyRing))
    }

    public func workspaces() throws -> [Workspace] {
        try connection.rows("SELECT id, name, created_at FROM workspace ORDER BY name").map {
            Workspace(
                id: .init(rawValue: try $0.text("id")), name: try $0.text("name"), createdAt: try $0.date("created_at"))
        }
    }
}
