import Domain
import Foundation
import Testing

@testable import Store

/// Somebody with a SQL prompt, who knows the triggers, changes the audit.
@Suite struct AuditTests {
    private static func entry(_ number: Int = 1) -> AuditEntry {
        AuditEntry(
            at: Sample.start + .seconds(Double(number)), caller: "t\(number)", verb: "cluster.create",
            workspace: .init(rawValue: "default"), subject: "c\(number)", detail: ["name": "n\(number)"])
    }

    /// Ten rows, and no trigger that protects them.
    private func store(count: Int = 10) async throws -> Store {
        let store = try await Sample.store()
        for number in 1...count { try await store.write { try $0.audit(Self.entry(number)) } }
        for trigger in [
            "audit_is_not_rewritten", "audit_is_not_erased", "audit_end_moves_on", "audit_end_is_not_erased",
        ] {
            try await store.execute("DROP TRIGGER \(trigger)")
        }
        return store
    }

    @Test func theHashesAreThoseThatAnyoneComputesFromTheDescription() async throws {
        let store = try await Sample.store()
        try await store.write { transaction in
            try transaction.audit(
                AuditEntry(
                    at: Sample.start, caller: "t1", verb: "cluster.create", workspace: .init(rawValue: "default"),
                    subject: "c1", detail: ["name": "Zürich"]))
            try transaction.audit(
                AuditEntry(
                    at: Sample.start + .seconds(0.5), caller: "freehold", verb: "token.create", workspace: nil,
                    subject: "t2"))
        }
        let rows = try await store.read { try $0.auditRows(limit: 10) }
        #expect(rows.map(\.mark.description) == Self.golden)
    }

    /// Computed by Python's hashlib and struct.
    private static let golden = [
        "2:629b391123b58478d8d2493c52fde8ba660cd18b6e6ca5a5432808070891fb6e",
        "1:eb79970f627ac327645e538d4baec8b7c082500766006a525fc9de1b3fe98fe0",
    ]

    @Test func anAuditThatNobodyTouchedFits() async throws {
        let store = try await store()
        let found = try await store.verifyAudit(length: 3)
        #expect(found.count == 10 && found.flaw == nil)
        let last = try await store.read { try $0.auditRows(limit: 1).first?.mark }
        #expect(found.end == last)
        let none = try await Sample.store().verifyAudit()
        #expect(none.count == 0 && none.end == nil && none.flaw == nil)
    }

    @Test(arguments: [
        "at = at + 0.001", "caller = 't9'", "verb = 'cluster.delete'", "workspace = NULL", "workspace = 'other'",
        "subject = ''", #"detail = '{"name":"n4"}'"#, "hash = zeroblob(32)",
    ])
    func aRowThatWasChangedIsNamed(change: String) async throws {
        let store = try await store()
        try await store.execute("UPDATE audit SET \(change) WHERE id = 5")
        let found = try await store.verifyAudit()
        #expect(found.flaw == .init(id: 5, kind: .changed))
        #expect(found.count == 4)
    }

    @Test(arguments: [1, 5, 9]) func aRowThatIsMissingIsFoundAtTheNext(id: Int) async throws {
        let store = try await store()
        try await store.execute("DELETE FROM audit WHERE id = \(id)")
        #expect(try await store.verifyAudit().flaw == .init(id: Int64(id) + 1, kind: .unlinked))
    }

    @Test(arguments: [1, 4, 10]) func rowsCutOffTheEndAreMissed(count: Int) async throws {
        let store = try await store()
        try await store.execute("DELETE FROM audit WHERE id > \(10 - count)")
        let found = try await store.verifyAudit()
        #expect(found.flaw == .init(id: 10, kind: .cut))
        #expect(found.count == 10 - count)
    }

    @Test func rowsThatChangedPlacesAreNamed() async throws {
        let store = try await store()
        for (from, to) in [(5, 99), (6, 5), (99, 6)] {
            try await store.execute("UPDATE audit SET id = \(to) WHERE id = \(from)")
        }
        #expect(try await store.verifyAudit().flaw == .init(id: 5, kind: .unlinked))
    }

    @Test func aRowThatWasPutInIsNamed() async throws {
        let store = try await store()
        // Room is made for it, and its own hash is right.
        for id in (6...10).reversed() { try await store.execute("UPDATE audit SET id = \(id + 1) WHERE id = \(id)") }
        try await store.put(id: 6, after: 5)
        #expect(try await store.verifyAudit().flaw == .init(id: 7, kind: .unlinked))
    }

    @Test func aRowThatWasPutBehindTheEndIsNamed() async throws {
        let store = try await store()
        try await store.put(id: 11, after: 10)
        #expect(try await store.verifyAudit().flaw == .init(id: 11, kind: .added))
    }

    @Test func aWholeNewChainHasNotTheEndThatWasNoted() async throws {
        let store = try await store()
        let noted = try #require(try await store.verifyAudit().end)
        let another = try await self.store(count: 9)
        try await another.write { try $0.audit(Self.entry(11)) }
        #expect(try await another.verifyAudit().flaw == nil, "nothing in it says that it is another one")
        #expect(try await another.verifyAudit(known: noted).flaw == .init(id: 10, kind: .replaced))
        #expect(try await store.verifyAudit(known: noted).flaw == nil)
        let later = AuditMark(id: 12, hash: noted.hash)
        #expect(try await store.verifyAudit(known: later).flaw == .init(id: 12, kind: .cut))
    }

    @Test func aTransactionThatEndsInAnErrorLeavesNoGap() async throws {
        struct Death: Error {}
        let store = try await store()
        await #expect(throws: Death.self) {
            try await store.write { transaction in
                try transaction.audit(Self.entry(11))
                throw Death()
            }
        }
        try await store.write { try $0.audit(Self.entry(12)) }
        let found = try await store.verifyAudit()
        #expect(found.flaw == nil && found.count == 11 && found.end?.id == 11)
    }

    @Test func theEndOnlyMovesOn() async throws {
        let store = try await Sample.store()
        for number in 1...3 { try await store.write { try $0.audit(Self.entry(number)) } }
        for statement in ["UPDATE audit_end SET id = 2", "DELETE FROM audit_end"] {
            await #expect(throws: StoreError.self) { try await store.execute(statement) }
        }
    }

    @Test(.timeLimit(.minutes(10))) func twoProgramsThatWriteAtOnceKeepOneChain() async throws {
        let folder = try Folder()
        var stores: [Store] = []
        for _ in 1...2 { stores.append(try await Store(SQLite(path: folder.database, patience: .seconds(60)))) }
        try await withThrowingTaskGroup(of: Void.self) { [stores] group in
            for number in 1...100 {
                group.addTask { try await stores[number % 2].write { try $0.audit(Self.entry(number)) } }
            }
            try await group.waitForAll()
        }
        let found = try await stores[0].verifyAudit(length: 7)
        #expect(found.flaw == nil && found.count == 100 && found.end?.id == 100)
    }

    @Test(arguments: [
        "", "7", "7:", "0:\(String(repeating: "a", count: 64))", "7:\(String(repeating: "g", count: 64))",
    ])
    func whatIsNoMarkIsNone(text: String) { #expect(AuditMark(text) == nil) }
}

extension Store {
    /// Puts in a row whose own hash is right.
    fileprivate func put(id: Int64, after earlier: Int64) async throws {
        try await database.write { connection in
            let columns: [Value] = [
                .int(id), .real(0), .text("t"), .text("cluster.create"), .null, .text("c"), .text("{}"),
            ]
            let before = try connection.rows("SELECT hash FROM audit WHERE id = ?", .int(earlier))
            let hash = AuditChain.hash(of: columns, after: before[0].optionalBlob("hash")!)
            // The index that forbids a fork is no obstacle to whoever can rebuild the table.
            try connection.run("CREATE TABLE loose AS SELECT * FROM audit")
            try connection.run("DROP TABLE audit")
            try connection.run("ALTER TABLE loose RENAME TO audit")
            try connection.run(
                "INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", columns + [before[0]["hash"], .blob(hash)])
        }
    }
}
