import Domain
import Foundation
import GRDB

/// SQLite through GRDB: a file with one writer and several readers, or memory.
public final class SQLite: Database {
    private enum Place: Sendable {
        case file(DatabasePool)
        /// Blocks the calling thread: a test that orders its own tasks must not have them hop between threads.
        case memory(DatabaseQueue)
    }

    private let place: Place

    /// Opens the file at `path`, or makes it.
    /// - Parameters:
    ///   - pageLimit: how many pages the file may have; nil for as many as the disk takes.
    ///   - patience: how long to wait for somebody else who writes.
    public init(path: String, pageLimit: Int? = nil, patience: Duration = .seconds(5)) throws {
        var configuration = Self.configuration(pageLimit: pageLimit)
        configuration.busyMode = .timeout(patience.inSeconds)
        place = .file(try Self.translating { try DatabasePool(path: path, configuration: configuration) })
    }

    public init(inMemoryWithPageLimit pageLimit: Int? = nil) throws {
        let configuration = Self.configuration(pageLimit: pageLimit)
        place = .memory(try Self.translating { try DatabaseQueue(configuration: configuration) })
    }

    private static func configuration(pageLimit: Int?) -> Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { database in
            // A commit that was answered survives a power cut; WAL's own default may lose it.
            try database.execute(sql: "PRAGMA synchronous = FULL")
            // What a destroyed secret was sealed into is overwritten.
            try database.execute(sql: "PRAGMA secure_delete = ON")
            if let pageLimit { try database.execute(sql: "PRAGMA max_page_count = \(pageLimit)") }
        }
        return configuration
    }

    public func read<Answer: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Answer
    ) async throws -> Answer {
        switch place {
        // Nobody else has this database: a view of it is consistent without a transaction.
        case .memory(let queue):
            return try Self.now { try queue.inDatabase { try body(SQLiteConnection(database: $0)) } }
        case .file(let pool):
            do { return try await pool.read { try body(SQLiteConnection(database: $0)) } } catch {
                throw Self.translate(error)
            }
        }
    }

    public func write<Answer: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Answer
    ) async throws -> Answer {
        switch place {
        case .memory(let queue): return try Self.now { try queue.write { try body(SQLiteConnection(database: $0)) } }
        case .file(let pool):
            do { return try await pool.write { try body(SQLiteConnection(database: $0)) } } catch {
                throw Self.translate(error)
            }
        }
    }

    /// Ends every connection; what comes later is refused.
    public func close() throws {
        switch place {
        case .memory(let queue): try queue.close()
        case .file(let pool):
            // The log still holds what was destroyed; where another program is reading it, that one empties it.
            _ = try? pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
            try pool.close()
        }
    }

    /// In a function that is not async, GRDB's blocking verbs are the ones that are meant.
    private static func now<Answer>(_ body: () throws -> Answer) throws -> Answer { try translating(body) }

    private static func translating<Answer>(_ body: () throws -> Answer) throws -> Answer {
        do { return try body() } catch { throw translate(error) }
    }

    private static func translate(_ error: any Error) -> any Error {
        guard let error = error as? DatabaseError else { return error }
        let message = error.message ?? "no reason given"
        switch error.resultCode {
        case .SQLITE_CONSTRAINT:
            let isTaken = [.SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY].contains(error.extendedResultCode)
            return isTaken ? StoreError.taken(message) : StoreError.refused(message)
        case .SQLITE_BUSY, .SQLITE_LOCKED: return Problem.busyDatabase
        case .SQLITE_FULL: return Problem.fullDisk
        case .SQLITE_IOERR, .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM:
            return Problem.unusableDatabase(message)
        default: return StoreError.broken(message)
        }
    }
}
