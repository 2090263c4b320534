import Domain
import Testing

@testable import Store

@Suite struct MigrationTests {
    private let first = Migration(version: 1, statements: ["CREATE TABLE a (x INTEGER)"])
    private let second = Migration(version: 2, statements: ["CREATE TABLE b (x INTEGER)", "INSERT INTO a VALUES (7)"])

    private func tables(_ database: SQLite) async throws -> [String] {
        try await database.read {
            try $0.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name", []).map {
                try $0.text("name")
            }
        }
    }

    @Test func aNewDatabaseGetsEveryStepAndASecondStartNone() async throws {
        let database = try SQLite(inMemoryWithPageLimit: nil)
        try await Migration.run(on: database, upTo: [first, second])
        try await Migration.run(on: database, upTo: [first, second])
        #expect(try await tables(database) == ["a", "b", "schema_version"])
        #expect(try await database.read { try $0.rows("SELECT x FROM a", []).count } == 1)
    }

    @Test func anOlderDatabaseGetsWhatItLacks() async throws {
        let database = try SQLite(inMemoryWithPageLimit: nil)
        try await Migration.run(on: database, upTo: [first])
        #expect(try await tables(database) == ["a", "schema_version"])
        try await Migration.run(on: database, upTo: [first, second])
        #expect(try await tables(database) == ["a", "b", "schema_version"])
    }

    @Test func aNewerDatabaseIsRefusedWithBothVersionsAndLeftAsItIs() async throws {
        let folder = try Folder()
        let newer = try SQLite(path: folder.database)
        _ = try await Store(newer)
        _ = try await newer.write { try $0.run("UPDATE schema_version SET version = 99", []) }
        let before = try await tables(newer)
        let problem = await #expect(throws: Problem.self) { try await Store(SQLite(path: folder.database)) }
        #expect(problem?.summary.contains("99") == true)
        #expect(problem?.summary.contains("up to \(Migration.all.count)") == true)
        #expect(problem?.remedy == .askOperator)
        #expect(try await tables(newer) == before)
        #expect(try await newer.read { try $0.rows("SELECT version FROM schema_version", [])[0].int("version") } == 99)
    }

    @Test func aStepThatBreaksLeavesTheDatabaseAsItWas() async throws {
        let database = try SQLite(inMemoryWithPageLimit: nil)
        try await Migration.run(on: database, upTo: [first])
        let broken = Migration(version: 2, statements: ["CREATE TABLE b (x INTEGER)", "CREATE TABLE a (x INTEGER)"])
        await #expect(throws: StoreError.self) { try await Migration.run(on: database, upTo: [first, broken]) }
        #expect(try await tables(database) == ["a", "schema_version"])
        try await Migration.run(on: database, upTo: [first, second])
        #expect(try await tables(database) == ["a", "b", "schema_version"])
    }

    @Test func anAuditFromBeforeTheChainIsChained() async throws {
        let database = try SQLite(inMemoryWithPageLimit: nil)
        try await Migration.run(on: database, upTo: Array(Migration.all.prefix { $0.version < 5 }))
        _ = try await database.write { connection in
            for number in [1, 2, 4] {
                try connection.run(
                    "INSERT INTO audit (id, at, caller, verb, subject, detail) VALUES (?, ?, 't', 'v', 's', '{}')",
                    Value(number), .real(0.1 * Double(number)))
            }
        }
        let store = try await Store(database)
        #expect(try await store.verifyAudit().count == 3)
        try await store.write {
            try $0.audit(AuditEntry(at: Sample.start, caller: "t", verb: "v", workspace: nil, subject: "s"))
        }
        let found = try await store.verifyAudit()
        #expect(found.flaw == nil && found.count == 4 && found.end?.id == 5)
        await #expect(throws: StoreError.self) { try await store.execute("DELETE FROM audit WHERE id = 5") }
    }

    @Test func theVersionsCountUpWithoutGaps() {
        #expect(Migration.all.map(\.version) == Array(1...Migration.all.count))
    }
}
