import Domain
import Engine
import Foundation
import Store
import Testing

/// The one thing that is written down before it is done.
@Suite struct JournalTests {
    @Test func anAttemptIsOnRecordBeforeAnybodyHearsOfIt() async throws {
        let store = try await Sample.inhabited()
        let lease = try #require(try await store.lease())
        let attempt = try await store.begin(token: "first", under: lease)
        #expect(attempt == Attempt(step: "network", token: "first", beganAt: Sample.start))
        #expect(try await store.read { try $0.attempts(of: "c1") } == [attempt])
    }

    @Test func aSecondAttemptWaitsUntilTheFirstCanSurfaceNoMoreAndKeepsItsToken() async throws {
        let store = try await Sample.inhabited()
        let lease = try #require(try await store.lease(for: .minutes(60)))
        _ = try await store.begin(token: "first", under: lease)
        let early = try await store.begin(token: "second", under: lease, at: Sample.start + .seconds(119))
        #expect(early == nil)
        #expect(try await store.read { try $0.attempts(of: "c1") }.first?.beganAt == Sample.start)
        let late = try await store.begin(token: "third", under: lease, at: Sample.start + .seconds(120))
        #expect(late == Attempt(step: "network", token: "first", beganAt: Sample.start + .seconds(120)))
        #expect(try await store.read { try $0.attempts(of: "c1") } == [late])
    }

    @Test func whereTheNameProtectsThereIsNoWait() async throws {
        let store = try await Sample.inhabited()
        let lease = try #require(try await store.lease())
        #expect(try await store.begin(settle: .zero, under: lease) != nil)
        #expect(try await store.begin(settle: .zero, under: lease) != nil)
    }

    @Test func stepsDoNotWaitForEachOther() async throws {
        let store = try await Sample.inhabited()
        let lease = try #require(try await store.lease())
        #expect(try await store.begin("network", under: lease) != nil)
        #expect(try await store.begin("gateway", under: lease) != nil)
    }

    @Test func anEndedAttemptLeavesRoomForTheNext() async throws {
        let store = try await Sample.inhabited()
        var lease = try #require(try await store.lease())
        _ = try await store.begin(token: "first", under: lease)
        _ = try await store.begin("gateway", under: lease)
        try await store.finish(lease, [Sample.record("network")], ended: ["network"])
        #expect(try await store.read { try $0.attempts(of: "c1") }.map(\.step) == ["gateway"])
        let next = Sample.start + .seconds(30)
        lease = try #require(try await store.lease(at: next))
        #expect(try await store.begin(token: "second", under: lease, at: next)?.token == "second")
    }

    @Test func beginIsOneStatement() async throws {
        let database = try RecordingDatabase()
        let store = try await Store(database)
        try await store.write { transaction in
            try transaction.insert(Sample.credential())
            try transaction.insert(Sample.cluster())
        }
        let lease = try #require(try await store.lease())
        _ = database.statements()
        _ = try await store.begin(under: lease)
        #expect(database.statements().count == 1)
    }

    @Test func whoLostTheLeaseBeginsNothing() async throws {
        let store = try await Sample.inhabited()
        let old = try #require(try await store.lease("a"))
        let now = Sample.start + .seconds(60)
        let new = try #require(try await store.lease("b", at: now))
        await #expect(throws: LeaseLost(owner: "c1")) { try await store.begin(under: old, at: now) }
        #expect(try await store.read { try $0.attempts(of: "c1") }.isEmpty)
        #expect(try await store.begin(under: new, at: now) != nil)
    }

    @Test func aLeaseThatRanOutBeginsNothingEvenWhenNobodyTookOver() async throws {
        let store = try await Sample.inhabited()
        let lease = try #require(try await store.lease(for: .seconds(60)))
        await #expect(throws: LeaseLost.self) {
            try await store.begin(under: lease, at: Sample.start + .seconds(60))
        }
        #expect(try await store.begin(under: lease, at: Sample.start + .seconds(59)) != nil)
    }

    @Test func anAttemptOfAnEarlierHolderHoldsBackTheNextOne() async throws {
        let store = try await Sample.inhabited()
        let old = try #require(try await store.lease("a"))
        _ = try await store.begin(token: "first", under: old)
        let now = Sample.start + .seconds(61)
        let new = try #require(try await store.lease("b", at: now))
        #expect(try await store.begin(token: "second", under: new, at: now) == nil)
    }
}
