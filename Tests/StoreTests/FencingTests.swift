import Domain
import Engine
import Foundation
import Store
import Testing

/// A writer that slept through its lease.
@Suite struct FencingTests {
    let store: Store
    let stale: Lease
    let fresh: Lease
    let later = Sample.start + .seconds(61)

    init() async throws {
        store = try await Sample.inhabited()
        stale = try #require(try await store.lease("a"))
        fresh = try #require(try await store.lease("b", at: later))
    }

    @Test func itsPassIsRefusedAsAWhole() async throws {
        let before = try await store.standing()
        let record = Sample.record("network", .ready)
        await #expect(throws: LeaseLost(owner: "c1")) { try await store.finish(stale, [record], isReached: true) }
        #expect(try await store.standing() == before)
        #expect(try await store.read { try $0.steps(of: "c1") }.isEmpty)
        #expect(try await store.events().isEmpty)
        try await store.finish(fresh, [record], at: later)
        #expect(try await store.read { try $0.steps(of: "c1") }.map(\.record) == [record])
    }

    @Test func itEndsNoAttemptOfWhoTookOver() async throws {
        _ = try await store.begin(under: fresh, at: later)
        await #expect(throws: LeaseLost.self) { try await store.finish(stale, [], ended: ["network"]) }
        #expect(try await store.read { try $0.attempts(of: "c1") }.count == 1)
    }

    @Test func itSettlesNoChoices() async throws {
        let choices = Cluster.Choices(zones: ["north-1"], version: "1.33")
        await #expect(throws: LeaseLost.self) { try await store.write { try $0.keep(choices, under: stale) } }
        #expect(try await store.read { try $0.cluster(.init(rawValue: "c1")) }?.cluster.choices == nil)
        try await store.write { try $0.keep(choices, under: fresh) }
        #expect(try await store.read { try $0.cluster(.init(rawValue: "c1")) }?.cluster.choices == choices)
    }

    @Test func itRenewsNothing() async throws {
        await #expect(throws: LeaseLost.self) {
            try await store.write { try $0.hold(stale, until: later + .minutes(60)) }
        }
        #expect(try await store.lease("c", at: later + .seconds(60)) != nil)
    }

    @Test func theEpochCountsEvenUnderTheSameName() async throws {
        let again = later + .seconds(61)
        let own = try #require(try await store.lease("b", at: again))
        #expect(own.holder == fresh.holder)
        await #expect(throws: LeaseLost.self) { try await store.finish(fresh, []) }
        try await store.finish(own, [], at: again)
    }

    @Test func aLeaseThatWasGivenBackWritesNothingMore() async throws {
        try await store.finish(fresh, [], at: later)
        await #expect(throws: LeaseLost.self) { try await store.finish(fresh, [Sample.record("network")]) }
    }

    /// What tests the lease is the statement that writes: no other stands between the test and the write.
    @Test func theReleaseAndItsTestAreOneStatement() async throws {
        let database = try RecordingDatabase()
        let store = try await Store(database)
        try await store.write { transaction in
            try transaction.insert(Sample.credential())
            try transaction.insert(Sample.cluster())
        }
        let lease = try #require(try await store.lease())
        let standing = try await store.standing()
        _ = database.statements()
        try await store.write { try $0.release(lease, as: standing) }
        #expect(database.statements().count == 1)
    }
}
