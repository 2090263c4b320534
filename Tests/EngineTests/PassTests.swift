import Domain
import Engine
import Testing

/// Every branch of a pass that a crash does not reach.
@Suite struct PassTests {
    @Test func whatSomebodyDeletedIsMadeAgainOnce() async {
        let toy = Toy()
        await toy.run(.present)
        let whole = toy.cloud.inventory
        toy.cloud.world.withLock { $0.things.removeAll { $0.step == "gateway" && $0.owner == "o1" } }
        toy.clock.advance(by: .minutes(30))
        await toy.run(.present, limit: .minutes(20))
        #expect(toy.cloud.inventory == whole)
    }

    @Test func aSpecThatChangedReachesTheOneStepItConcerns() async {
        let toy = Toy()
        await toy.run(.present)
        let made = toy.cloud.world.withLock { $0.made }
        #expect(await toy.run(.present, generation: 2, graph: .toy(nodes: 3)) == .reached)
        #expect(toy.cloud.inventory.contains("named/fh-toy-o1-node-group ×3"))
        #expect(toy.cloud.world.withLock { $0.made } == made)
    }

    @Test func whatIsNoLongerWantedIsRemovedAndTheRestStays() async {
        let toy = Toy()
        await toy.run(.present)
        #expect(await toy.run(.present, generation: 2, graph: .toy(hasAddon: false)) == .reached)
        #expect(!toy.cloud.inventory.contains { $0.contains("addon") })
        #expect(toy.cloud.inventory.count == 12)
    }

    @Test func aThingThatCameOutBrokenGoesAndIsTriedAgain() async {
        let toy = Toy()
        toy.cloud.world.withLock { $0.breaking["nat"] = 2 }
        #expect(await toy.run(.present) == .reached)
        #expect(toy.cloud.inventory.count == 13)
    }

    @Test func afterThreeBrokenTriesItStopsAndAsks() async throws {
        let toy = Toy()
        toy.cloud.world.withLock { $0.breaking["nat"] = 99 }
        #expect(await toy.run(.present) == .stuck)
        let nat = try #require(toy.store.memory.records["nat"])
        #expect(nat.state == .stopped)
        #expect(nat.problem?.summary == "nat came out broken three times: it came out cracked.")
        let made = toy.cloud.world.withLock { $0.made }
        await toy.run(.present, limit: .minutes(60))
        #expect(toy.cloud.world.withLock { $0.made } == made, "a broken thing costs money each time")
        // Asking again is a new generation, and begins with the count at zero.
        toy.cloud.world.withLock { $0.breaking["nat"] = 0 }
        #expect(await toy.run(.present, generation: 2) == .reached)
    }

    @Test func aQuietClusterSendsNothingUntilItsDriftInterval() async throws {
        let toy = Toy()
        await toy.run(.present)
        let before = toy.mortality.count
        let progress = try await toy.pass(.present)
        #expect(progress.isReached)
        #expect(toy.mortality.count == before + 1, "only the write of the pass itself")
        #expect(progress.lookAt > toy.clock.now)
    }

    @Test func aStepWaitsInWordsForWhatItNeeds() async throws {
        let toy = Toy()
        let progress = try await toy.pass(.present)
        let nat = try #require(progress.records.first { $0.name == "nat" })
        #expect(nat.state == .waiting)
        #expect(nat.text == "needs subnet-a and address and gateway")
    }

    @Test func removalNamesWhatIsInTheWay() async throws {
        let toy = Toy()
        await toy.run(.present)
        let progress = try await toy.pass(.absent, generation: 2)
        let network = try #require(progress.records.first { $0.name == "network" })
        #expect(network.text.hasPrefix("still used by gateway"))
    }

    @Test func twoThingsWithOneTagStopTheStepAndNotTheOthers() async throws {
        let toy = Toy()
        for _ in 1...2 {
            try toy.cloud.create(
                "thing", owner: "o1", step: "address", name: nil, token: nil, uses: [], takes: .zero)
        }
        toy.clock.advance(by: .minutes(1))
        await toy.run(.present, limit: .minutes(30))
        let records = toy.store.memory.records
        #expect(records["address"]?.problem?.summary == "Found 2 of address.")
        #expect(records["control-plane"]?.state == .ready)
    }

    @Test func theLongestPathIsWhatAnUndisturbedRunTakes() async {
        let toy = Toy()
        let start = toy.clock.now
        #expect(await toy.run(.present) == .reached)
        let makespan = toy.clock.now.elapsed(since: start)
        let critical = Graph<ToyCloud>.toy().longestPath(\.takes)
        #expect(critical == .seconds(600 + 180 + 30))
        #expect(makespan / critical < 1.1, "took \(makespan)")
    }
}
