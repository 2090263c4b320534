import Foundation
import Store

/// A database that keeps the statements it is given.
final class RecordingDatabase: Database, @unchecked Sendable {
    private let database: SQLite
    private let lock = NSLock()
    private var seen: [String] = []

    init() throws { database = try SQLite(inMemoryWithPageLimit: nil) }

    /// Those since the last call.
    func statements() -> [String] {
        lock.withLock {
            defer { seen = [] }
            return seen
        }
    }

    func read<Answer: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Answer
    ) async throws -> Answer {
        try await database.read { [self] in try body(Recording(connection: $0, database: self)) }
    }

    func write<Answer: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Answer
    ) async throws -> Answer {
        try await database.write { [self] in try body(Recording(connection: $0, database: self)) }
    }

    private struct Recording: Connection {
        let connection: any Connection
        let database: RecordingDatabase

        func rows(_ statement: String, _ values: [Value]) throws -> [Row] {
            database.lock.withLock { database.seen.append(statement) }
            return try connection.rows(statement, values)
        }

        func run(_ statement: String, _ values: [Value]) throws -> Int {
            database.lock.withLock { database.seen.append(statement) }
            return try connection.run(statement, values)
        }
    }
}
