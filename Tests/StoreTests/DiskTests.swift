import Domain
import Foundation
import Testing

@testable import Store

/// The disk fills up, or what is on it is no database.
@Suite struct DiskTests {
    private let tables = ["owner", "credential", "secret", "event", "operation", "audit", "idempotency"]

    /// Each of these writes needs a page of its own, so that every limit stops another one.
    private func add(_ transaction: Transaction) throws {
        let long = String(repeating: "x", count: 9000)
        var credential = Sample.credential()
        credential.fields = ["note": long]
        try transaction.insert(credential)
        try transaction.keep(
            ["key": Data(repeating: 1, count: 9000)], of: credential.id, version: 1, enteredAt: Sample.start)
        try transaction.tell(.accepted, of: "k1", long, at: Sample.start)
        try transaction.insert(
            Operation(owner: "k1", generation: 1, kind: .create, requestedBy: long, requestedAt: Sample.start))
        try transaction.audit(
            AuditEntry(
                at: Sample.start, caller: "t1", verb: "credential.add", workspace: nil, subject: "k1",
                detail: ["name": long]))
        try transaction.keep(
            "key", of: "t1", in: .init(rawValue: "default"), fingerprint: long, owner: "k1", at: Sample.start)
    }

    @Test(.timeLimit(.minutes(10))) func aFullDiskIsAProblemAndLeavesNothingHalfWritten() async throws {
        var refusals = 0
        var start: Store?
        var limit = 1
        while start == nil {
            do { start = try await Sample.store(pageLimit: limit) } catch let problem as Problem {
                #expect(problem == .fullDisk)
            }
            limit += 1
        }
        while true {
            let store = try await Sample.store(pageLimit: limit)
            do {
                try await store.write { try add($0) }
                break
            } catch let problem as Problem {
                #expect(problem == .fullDisk)
                refusals += 1
                for table in tables { #expect(try await store.count(table) == 0, "\(table) at \(limit) pages") }
            }
            limit += 1
        }
        #expect(refusals >= 10, "the disk was full at every write in turn")
    }

    @Test func onceThereIsRoomItGoesOn() async throws {
        let store = try await Sample.store()
        try await store.execute("PRAGMA max_page_count = 1")
        await #expect(throws: Problem.fullDisk) { try await store.write { try add($0) } }
        try await store.execute("PRAGMA max_page_count = 100000")
        try await store.write { try add($0) }
        #expect(try await store.count("credential") == 1)
    }

    @Test func aFileThatIsNoDatabaseIsAProblem() async throws {
        let folder = try Folder()
        try Data(repeating: 0x41, count: 8192).write(to: URL(filePath: folder.database))
        let problem = await #expect(throws: Problem.self) { try await Store(SQLite(path: folder.database)) }
        #expect(problem?.summary.hasPrefix("The database cannot be used") == true)
        #expect(problem?.remedy == .askOperator)
    }

    @Test func aFolderThatIsNotThereIsAProblem() throws {
        let folder = try Folder()
        #expect(throws: Problem.self) { try SQLite(path: folder.path + "/nowhere/freehold.sqlite") }
    }

    @Test func whatWasCommittedIsThereAfterTheFileIsOpenedAgain() async throws {
        let folder = try Folder()
        let database = try SQLite(path: folder.database)
        let store = try await Store(database)
        try await store.write { try $0.insert(Sample.credential()) }
        try database.close()
        let again = try await Store(SQLite(path: folder.database))
        #expect(try await again.read { try $0.credential(.init(rawValue: "k1")) } == Sample.credential())
    }

    @Test func aBodyThatThrowsLeavesNothing() async throws {
        struct Change: Error {}
        let store = try await Sample.store()
        await #expect(throws: Change.self) {
            try await store.write { transaction in
                try transaction.insert(Sample.credential())
                throw Change()
            }
        }
        #expect(try await store.count("owner") == 0)
    }
}
