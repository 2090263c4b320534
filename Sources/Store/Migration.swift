import Domain

/// One step of the schema, forwards only.
struct Migration: Sendable {
    let version: Int
    let statements: [String]
    /// What SQL alone cannot do, after the statements.
    var completion: @Sendable (Transaction) throws -> Void = { _ in }

    /// In order, without gaps. A migration that was released is never changed.
    static let all = [
        Migration(version: 1, statements: Schema.one), Migration(version: 2, statements: Schema.two),
        Migration(version: 3, statements: Schema.three), Migration(version: 4, statements: Schema.four),
        Migration(version: 5, statements: Schema.five) { transaction in
            try transaction.chainAudit(from: Schema.unchained)
            try transaction.connection.run("DROP TABLE \(Schema.unchained)")
        },
        Migration(version: 6, statements: Schema.six),
        Migration(version: 7, statements: Schema.identities),
        Migration(version: 8, statements: Schema.devices),
        Migration(version: 9, statements: Schema.settings),
    ]

    /// Brings the schema up to date; refuses one that is newer than this program.
    static func run(on database: any Database, upTo migrations: [Migration] = all) async throws {
        try await database.write { connection in
            try connection.run("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)")
            let stored = try connection.rows("SELECT version FROM schema_version").first?.int("version") ?? 0
            let known = migrations.last?.version ?? 0
            guard stored <= known else { throw Problem.newerDatabase(stored, known: known) }
            guard stored < known else { return }
            for migration in migrations where migration.version > stored {
                for statement in migration.statements { try connection.run(statement) }
                try migration.completion(Transaction(connection: connection))
            }
            try connection.run("DELETE FROM schema_version")
            try connection.run("INSERT INTO schema_version (version) VALUES (?)", Value(known))
        }
    }
}
