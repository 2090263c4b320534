import Domain
import Foundation
import Store
import Testing

/// What people asked for: generations, idempotency keys, the audit.
@Suite struct RequestTests {
    let workspace = Workspace.ID(rawValue: "default")

    @Test func everyRequestCountsAndMakesTheOwnerDue() async throws {
        let store = try await Sample.inhabited()
        let lease = try #require(try await store.lease())
        try await store.finish(lease, [], lookAt: Sample.start + .minutes(10))
        let now = Sample.start + .seconds(5)
        #expect(try await store.write { try $0.ask("c1", goal: .absent, at: now) } == 2)
        let standing = try await store.standing()
        #expect(standing.generation == 2)
        #expect(standing.goal == .absent)
        #expect(standing.lookAt == now)
    }

    @Test func aPassOfAnOlderGenerationDoesNotReachTheNewerOne() async throws {
        let store = try await Sample.inhabited()
        let lease = try #require(try await store.lease())
        _ = try await store.write { try $0.ask("c1", goal: .present, at: Sample.start) }
        try await store.finish(lease, [], isReached: true)
        let standing = try await store.standing()
        #expect(standing.reached == 1)
        #expect(standing.generation == 2)
        #expect(try await store.lease()?.generation == 2, "it is due again at once")
    }

    @Test func nothingCanBeAskedOfWhatIsNotThere() async throws {
        let store = try await Sample.inhabited()
        await #expect(throws: StoreError.self) {
            try await store.write { try $0.ask("nobody", goal: .absent, at: Sample.start) }
        }
    }

    @Test func aKeyIsKnownToItsCallerInItsWorkspaceForAWeek() async throws {
        let store = try await Sample.inhabited()
        try await store.write {
            try $0.keep("key-1", of: "ann", in: workspace, fingerprint: "f", owner: "c1", at: Sample.start)
        }
        let found = try await store.read { try $0.earlierRequest("key-1", of: "ann", in: workspace) }
        #expect(found?.owner == "c1")
        #expect(found?.fingerprint == "f")
        #expect(try await store.read { try $0.earlierRequest("key-1", of: "bob", in: workspace) } == nil)
        #expect(try await store.read { try $0.earlierRequest("key-2", of: "ann", in: workspace) } == nil)
        let other = Workspace.ID(rawValue: "other")
        #expect(try await store.read { try $0.earlierRequest("key-1", of: "ann", in: other) } == nil)
        let later = Sample.start + .minutes(7 * 24 * 60 + 1)
        try await store.write {
            try $0.keep("key-2", of: "ann", in: workspace, fingerprint: "g", owner: "c1", at: later)
        }
        #expect(try await store.read { try $0.earlierRequest("key-1", of: "ann", in: workspace) } == nil)
    }

    @Test func aKeyIsKeptOnce() async throws {
        let store = try await Sample.inhabited()
        let keep: @Sendable (Transaction) throws -> Void = {
            try $0.keep("key-1", of: "ann", in: workspace, fingerprint: "f", owner: "c1", at: Sample.start)
        }
        try await store.write(keep)
        let error = await #expect(throws: StoreError.self) { try await store.write(keep) }
        guard case .taken = error else {
            Issue.record("not \(String(describing: error))")
            return
        }
    }

    @Test func aLivingNameIsTakenAndNothingOfTheSecondOneStays() async throws {
        let store = try await Sample.inhabited()
        let error = await #expect(throws: StoreError.self) {
            try await store.write { try $0.insert(Sample.cluster("c2", name: "payments")) }
        }
        guard case .taken = error else {
            Issue.record("not \(String(describing: error))")
            return
        }
        await #expect(throws: StoreError.self) { try await store.standing("c2") }
    }

    @Test func theAuditIsNeitherRewrittenNorErased() async throws {
        let store = try await Sample.inhabited()
        let entry = AuditEntry(
            at: Sample.start, caller: "t1", verb: "cluster.create", workspace: workspace, subject: "c1",
            detail: ["name": "payments"])
        try await store.write { try $0.audit(entry) }
        for statement in ["UPDATE audit SET caller = 'nobody'", "DELETE FROM audit"] {
            await #expect(throws: StoreError.self) { try await store.execute(statement) }
        }
        #expect(try await store.read { try $0.auditRows(limit: 10).map(\.entry) } == [entry])
    }

    @Test func anEventOfAnOwnerThatIsNotThereIsRefused() async throws {
        let store = try await Sample.inhabited()
        await #expect(throws: StoreError.self) {
            try await store.write { try $0.tell(.phase, of: "nobody", "running", at: Sample.start) }
        }
    }
}
