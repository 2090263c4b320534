import Domain
import Engine
import Foundation
import Store
import Testing

/// What is stored of a pass, and what becomes of the owner.
@Suite struct FinishedPassTests {
    @Test func everyPartOfARecordComesBackAsItWas() async throws {
        let store = try await Sample.inhabited()
        let lease = try #require(try await store.lease())
        var record = Sample.record("network", .stopped, text: "in the way")
        record.problem = Problem(
            "It is full.", advice: "Make room.", remedy: .raiseQuota, field: "size", requestID: "r")
        record.output = #"{"id":7}"#
        record.cloudIDs = ["net-7", "net-8"]
        record.receipt = "operation/1"
        record.readyAt = Sample.start + .seconds(1)
        record.sentAt = Sample.start + .seconds(2)
        record.seenAt = Sample.start + .seconds(3)
        record.absentSince = Sample.start + .seconds(4)
        record.deletedAt = Sample.start + .seconds(5)
        record.lookAt = Sample.start + .milliseconds(6125)
        record.moves = 7
        record.refusals = 8
        record.tries = 2
        record.isReplaced = true
        try await store.finish(lease, [record])
        let memory = try await store.read { try $0.memory(of: "c1") }
        #expect(memory.records == ["network": record])
        #expect(memory.generation == 1)
        #expect(memory.graphVersion == 1)
    }

    @Test func stepsStayInTheGraphsOrderWhenTheGraphGrows() async throws {
        let store = try await Sample.inhabited()
        let old = ["network", "role"].map { Sample.record($0, .ready) }
        try await store.finish(try #require(try await store.lease()), old)
        let now = Sample.start + .seconds(30)
        let new = ["network", "zone", "role"].map { Sample.record($0, .ready) }
        try await store.finish(try #require(try await store.lease(at: now)), new, at: now)
        #expect(try await store.read { try $0.steps(of: "c1") }.map(\.record.name) == ["network", "zone", "role"])
    }

    @Test func aQuietPassTouchesNoRowButTheOwners() async throws {
        let database = try RecordingDatabase()
        let store = try await Store(database)
        try await store.write { transaction in
            try transaction.insert(Sample.credential())
            try transaction.insert(Sample.cluster())
        }
        let records = ["network", "role"].map { Sample.record($0, .ready) }
        try await store.finish(try #require(try await store.lease()), records, isReached: true)
        let now = Sample.start + .seconds(30)
        let lease = try #require(try await store.lease(at: now))
        _ = database.statements()
        try await store.finish(lease, records, isReached: true, at: now)
        // A health that is the same already is left alone by its condition.
        let writes = database.statements().filter {
            !$0.hasPrefix("SELECT") && !($0.hasPrefix("UPDATE cluster SET health") && $0.hasSuffix("health <> ?"))
        }
        #expect(writes.count == 1)
        #expect(writes.first?.hasPrefix("UPDATE owner") == true)
    }

    @Test func whatPeopleNoticeIsToldOnce() async throws {
        let store = try await Sample.inhabited()
        var now = Sample.start
        let problem = Problem("It is full.", advice: "Make room.", remedy: .raiseQuota)
        var stopped = Sample.record("network", .stopped, text: problem.summary)
        stopped.problem = problem
        for record in [Sample.record("network", text: "creating"), stopped, stopped, Sample.record("network", .ready)] {
            try await store.finish(
                try #require(try await store.lease(at: now)), [record], isReached: record.state == .ready,
                lookAt: now + .seconds(30), at: now)
            now = now + .seconds(30)
        }
        let events = try await store.events()
        #expect(events.map(\.text) == ["creating", "provisioning", "It is full.", "ready", "running"])
        #expect(events.map(\.kind) == [.step, .phase, .step, .step, .phase])
        #expect(events[2].problem == problem)
        #expect(events.map(\.id) == events.map(\.id).sorted())
        let last = try #require(events.last)
        #expect(last.at == Sample.start + .seconds(90))
        let rest = try await store.read { try $0.events(of: "c1", after: events[3].id, limit: 10) }
        #expect(rest == [last])
    }

    @Test func aReachedGoalFinishesTheOperationsUpToItAndNoLaterOnes() async throws {
        let store = try await Sample.inhabited()
        let lease = try #require(try await store.lease())
        try await store.write { transaction in
            for generation in 1...2 {
                if generation == 2 { _ = try transaction.ask("c1", goal: .present, at: Sample.start) }
                try transaction.insert(
                    Operation(
                        owner: "c1", generation: generation, kind: generation == 1 ? .create : .edit,
                        requestedBy: "ann", requestedAt: Sample.start))
            }
        }
        let now = Sample.start + .seconds(5)
        try await store.finish(lease, [Sample.record("network", .ready)], isReached: true, at: now)
        let operations = try await store.read { try $0.operations(of: "c1") }
        #expect(operations.map(\.generation) == [2, 1])
        #expect(operations.map(\.finishedAt) == [nil, now])
        // Asked for after the pass had begun: it ran, and is not up to date.
        #expect(try await store.standing().phase == .updating)
    }

    @Test func aRemovalFreesTheNameAndKeepsItsProof() async throws {
        let store = try await Sample.inhabited()
        _ = try await store.write { try $0.ask("c1", goal: .absent, at: Sample.start) }
        let lease = try #require(try await store.lease())
        _ = try await store.begin(under: lease)
        let sweep = Sweep(looked: ["things"], kept: ["everyones-role: others use it"])
        let now = Sample.start + .seconds(5)
        try await store.finish(lease, [Sample.record("network", .gone)], isReached: true, sweep: sweep, at: now)
        #expect(try await store.standing().phase == .deleted)
        #expect(try await store.standing().lookAt == nil)
        let proof = try await store.read { try $0.proof(of: "c1") }
        #expect(proof?.at == now)
        #expect(proof?.sweep == sweep)
        #expect(try await store.read { try $0.attempts(of: "c1") }.isEmpty)
        #expect(try await store.read { try $0.clusters(of: .init(rawValue: "k1")) }.isEmpty)
        try await store.write { try $0.insert(Sample.cluster("c2", name: "payments")) }
        let found = try await store.read { try $0.cluster(called: "payments", in: .init(rawValue: "default")) }
        #expect(found?.cluster.id.rawValue == "c2", "the living one comes first")
    }

    @Test func whoRingsForARemovedOneRingsForNothing() async throws {
        let store = try await Sample.inhabited()
        _ = try await store.write { try $0.ask("c1", goal: .absent, at: Sample.start) }
        let lease = try #require(try await store.lease())
        try await store.write { try $0.ring("c1", at: Sample.start) }
        try await store.finish(lease, [], isReached: true, sweep: Sweep())
        try await store.write { try $0.ring("c1", at: Sample.start) }
        #expect(try await store.lease(at: Sample.start + .minutes(600)) == nil)
    }

    @Test func durationsAreKeptInTheCloudsTimeAndTheirMedianIsKnown() async throws {
        let store = try await Sample.inhabited()
        var now = Sample.start
        for seconds in [30.0, 50, 40] {
            var record = Sample.record("step-\(seconds)")
            record.startedAt = now
            try await store.finish(try #require(try await store.lease(at: now)), [record], lookAt: now, at: now)
            record.state = .ready
            record.readyAt = now + .seconds(seconds)
            now = now + .seconds(seconds)
            try await store.finish(try #require(try await store.lease(at: now)), [record], lookAt: now, at: now)
        }
        let medians = try await store.read { try $0.medians(provider: "toy", region: "north") }
        #expect(medians == ["step-30.0": .seconds(30), "step-50.0": .seconds(50), "step-40.0": .seconds(40)])
        #expect(try await store.read { try $0.medians(provider: "toy", region: "south") }.isEmpty)
    }
}
