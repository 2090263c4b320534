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

    @Test func whatGoesWithAnotherIsRemovedByItselfOnlyWhereThatStays() async {
        func deletesOfAddon(_ toy: Toy) -> [String] {
            let addon = toy.cloud.world.withLock { $0.things.first { $0.step == "addon" } }
            return ["delete \(addon?.id ?? 0)"]
        }
        let whole = Toy(), part = Toy()
        await whole.run(.present)
        await part.run(.present)
        let addon = (whole: deletesOfAddon(whole), part: deletesOfAddon(part))
        #expect(await whole.run(.absent, generation: 2) == .reached)
        #expect(await part.run(.present, generation: 2, graph: .toy(hasAddon: false)) == .reached)
        #expect(whole.cloud.world.withLock { $0.calls.filter(addon.whole.contains) } == [])
        #expect(part.cloud.world.withLock { $0.calls.filter(addon.part.contains) } == addon.part)
        #expect(whole.store.memory.records["addon"]?.state == .gone)
    }

    @Test func whatGoesWithAnotherSaysSoWhileItWaits() async throws {
        let toy = Toy()
        await toy.run(.present)
        let progress = try await toy.pass(.absent, generation: 2)
        #expect(progress.records.first { $0.name == "addon" }?.text == "goes with node-group")
    }

    @Test func anAnswerThatProvesItReadyNeedsNoLook() async throws {
        let toy = Toy()
        await toy.run(.present)
        let calls = toy.cloud.world.withLock { $0.calls }
        // What only a tag protects is looked at before the create; what has a unique name not even then.
        #expect(calls.prefix { $0 != "create control-plane" }.filter { $0 == "list gateway" }.count == 1)
        #expect(!calls.prefix { $0 != "create control-plane" }.contains("get fh-toy-o1-role"))
    }

    @Test func whatAnAnswerProvedIsNotBelievedGoneWhileTheCloudIsSlowToShowIt() async throws {
        let toy = Toy()
        toy.cloud.world.withLock { $0.lag = .seconds(15) }
        while toy.store.memory.records["gateway"]?.state != .ready, toy.mortality.count < 400 {
            let progress = try await toy.pass(.present)
            toy.clock.advance(to: progress.lookAt)
            toy.clock.advance(by: .milliseconds(200))
        }
        #expect(try toy.cloud.find("thing", owner: "o1", step: "gateway").isEmpty, "the cloud does not show it yet")
        #expect(await toy.run(.absent, generation: 2) == .reached)
        #expect(toy.cloud.inventory == ["named/everyones-role ×1"])
    }

    @Test func whatWasMadeAndThenDeletedByOthersIsMadeWithATokenOfItsOwn() async throws {
        let toy = Toy()
        await toy.run(.present)
        let former = try #require(toy.cloud.world.withLock { $0.things.first { $0.step == "subnet-b" } })
        toy.cloud.world.withLock { $0.things.removeAll { $0.id == former.id } }
        toy.clock.advance(by: .minutes(30))
        #expect(await toy.run(.present, limit: .minutes(20)) == .reached)
        let next = try #require(toy.cloud.world.withLock { $0.things.first { $0.step == "subnet-b" } })
        #expect(next.token != nil && next.token != former.token)
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
