import Dispatch
import Domain
import Testing

@testable import Store

/// Somebody else has the database open, such as a person with a SQL prompt.
@Suite struct BusyTests {
    @Test(.timeLimit(.minutes(1))) func aWriterWhoTakesTooLongIsAProblemThatPasses() async throws {
        let folder = try Folder()
        let other = try SQLite(path: folder.database)
        let store = try await Store(SQLite(path: folder.database, patience: .milliseconds(20)))
        let isWriting = AsyncStream<Void>.makeStream()
        let mayEnd = DispatchSemaphore(value: 0)
        let writing = Task {
            try await other.write { connection in
                _ = try connection.rows("UPDATE owner SET epoch = epoch", [])
                isWriting.continuation.finish()
                mayEnd.wait()
            }
        }
        for await _ in isWriting.stream {}
        await #expect(throws: Problem.busyDatabase) { try await store.execute("UPDATE owner SET epoch = epoch") }
        mayEnd.signal()
        try await writing.value
        try await store.execute("UPDATE owner SET epoch = epoch")
    }
}
