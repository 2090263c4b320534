import Domain
import Engine
import Foundation
import Store
import Testing

/// The work queue is a column.
@Suite struct QueueTests {
    private func store(clusters count: Int) async throws -> Store {
        let store = try await Sample.store()
        try await store.write { transaction in
            try transaction.insert(Sample.credential())
            for number in 1...count {
                // The later in the list, the longer due.
                let date = Sample.start - .seconds(Double(number))
                try transaction.insert(Sample.cluster("c\(number)", name: "n\(number)", at: date))
            }
        }
        return store
    }

    @Test func dueOwnersAreClaimedInBatchesTheLongestWaitingFirst() async throws {
        let store = try await store(clusters: 5)
        var claimed: [[String]] = []
        for _ in 1...3 {
            let leases = try await store.write {
                try $0.claim(upTo: 3, holder: "a", for: .seconds(60), at: Sample.start)
            }
            claimed.append(leases.map(\.owner))
        }
        #expect(claimed == [["c5", "c4", "c3"], ["c2", "c1", "k1"], []])
    }

    @Test func whoIsNotDueYetIsLeftAlone() async throws {
        let store = try await Sample.inhabited()
        #expect(try await store.lease(at: Sample.start - .seconds(1)) == nil)
        #expect(try await store.lease() != nil)
    }

    @Test func aHeldOwnerIsClaimedAgainOnlyWhenItsLeaseIsOver() async throws {
        let store = try await Sample.inhabited()
        let first = try #require(try await store.lease("a", for: .seconds(60)))
        #expect(try await store.lease("b", at: Sample.start + .seconds(59)) == nil)
        let second = try #require(try await store.lease("b", at: Sample.start + .seconds(60)))
        #expect(second.epoch == first.epoch + 1)
    }

    @Test func aRenewedLeaseLastsLonger() async throws {
        let store = try await Sample.inhabited()
        let lease = try #require(try await store.lease("a", for: .seconds(60)))
        try await store.write { try $0.hold(lease, until: Sample.start + .seconds(100)) }
        #expect(try await store.lease("b", at: Sample.start + .seconds(99)) == nil)
        #expect(try await store.lease("b", at: Sample.start + .seconds(100)) != nil)
    }

    @Test func aWriteUnderTheLeaseDoesNotTakeBackItsRenewal() async throws {
        let store = try await Sample.inhabited()
        let lease = try #require(try await store.lease("a", for: .seconds(60)))
        try await store.write { transaction in
            try transaction.hold(lease, until: Sample.start + .seconds(100))
            try transaction.keep(.init(zones: ["north-1"], version: "1.33"), under: lease)
        }
        #expect(try await store.lease("b", at: Sample.start + .seconds(99)) == nil)
    }

    @Test func aRingDuringAPassMakesForAnotherLookAtOnce() async throws {
        let store = try await Sample.inhabited()
        let lease = try #require(try await store.lease())
        let rung = Sample.start + .seconds(1)
        try await store.write { try $0.ring("c1", at: rung) }
        try await store.finish(lease, [], lookAt: Sample.start + .minutes(10))
        #expect(try await store.standing().lookAt == rung)
    }

    @Test func withoutARingTheNextLookIsWhenThePassSaid() async throws {
        let store = try await Sample.inhabited()
        let lease = try #require(try await store.lease())
        try await store.finish(lease, [], lookAt: Sample.start + .minutes(10))
        #expect(try await store.standing().lookAt == Sample.start + .minutes(10))
    }

    @Test func theNextLookIsTheSoonestDueOrTheSoonestLeaseThatRunsOut() async throws {
        let store = try await Sample.inhabited()
        #expect(try await store.read { try $0.nextLook() } == Sample.start)
        let leases = try await store.write { try $0.claim(upTo: 10, holder: "a", for: .seconds(60), at: Sample.start) }
        #expect(try await store.read { try $0.nextLook() } == Sample.start + .seconds(60))
        let lease = try #require(leases.first { $0.owner == "c1" })
        try await store.finish(lease, [], lookAt: Sample.start + .seconds(20))
        #expect(try await store.read { try $0.nextLook() } == Sample.start + .seconds(20))
    }

    @Test func whoeverHoldsTheFolderTakesEveryLeaseBack() async throws {
        let store = try await Sample.inhabited()
        let old = try #require(try await store.lease("a"))
        try await store.write { try $0.freeEveryLease() }
        let new = try #require(try await store.lease("a"))
        #expect(new.epoch > old.epoch)
        await #expect(throws: LeaseLost.self) { try await store.finish(old, []) }
    }
}
