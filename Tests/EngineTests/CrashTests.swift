import Domain
import Engine
import Testing

/// The program dies before, or after the effect of, every single call and write, one at a time.
@Suite struct CrashTests {
    /// The moments at which an undisturbed run toward `goal` could die.
    private func moments(of goal: Goal) async -> ClosedRange<Int> {
        let toy = Toy()
        await toy.run(.present)
        let built = toy.mortality.count
        guard goal == .absent else { return 1...built }
        await toy.run(.absent, generation: 2)
        return built + 1...toy.mortality.count
    }

    private let whole = [
        "named/everyones-role ×1", "named/fh-toy-o1-addon ×1", "named/fh-toy-o1-control-plane ×1",
        "named/fh-toy-o1-node-group ×1", "named/fh-toy-o1-node-role ×1", "named/fh-toy-o1-role ×1", "thing/address ×1",
        "thing/gateway ×1", "thing/nat ×1", "thing/network ×1", "thing/routes ×1", "thing/subnet-a ×1",
        "thing/subnet-b ×1",
    ]

    @Test func anUndisturbedRunBuildsEverythingOnceAndRemovesAllButWhatIsShared() async {
        let toy = Toy()
        #expect(await toy.run(.present) == .reached)
        #expect(toy.cloud.inventory == whole)
        #expect(await toy.run(.absent, generation: 2) == .reached)
        #expect(toy.cloud.inventory == ["named/everyones-role ×1"])
        #expect(toy.cloud.world.withLock { $0.made } == whole.count)
    }

    @Test(arguments: [Mortality.Moment.before, .after])
    func aDeathAtAnyMomentOfTheBuildLeavesNoDuplicateAndNoOrphan(moment: Mortality.Moment) async {
        for number in await moments(of: .present) {
            let toy = Toy()
            toy.mortality.die(at: number, moment)
            #expect(await toy.run(.present) == .died)
            toy.restart()
            #expect(await toy.run(.present) == .reached, "died \(moment) \(number)")
            #expect(toy.cloud.inventory == whole, "died \(moment) \(number)")
            #expect(await toy.run(.absent, generation: 2) == .reached)
            #expect(toy.cloud.inventory == ["named/everyones-role ×1"], "died \(moment) \(number)")
        }
    }

    @Test(arguments: [Mortality.Moment.before, .after])
    func aDeathFollowedByADeleteLeavesNothing(moment: Mortality.Moment) async {
        for number in await moments(of: .present) {
            let toy = Toy()
            toy.mortality.die(at: number, moment)
            await toy.run(.present)
            toy.restart()
            #expect(await toy.run(.absent, generation: 2) == .reached, "died \(moment) \(number)")
            #expect(toy.cloud.inventory.allSatisfy { $0 == "named/everyones-role ×1" }, "died \(moment) \(number)")
        }
    }

    @Test(arguments: [Mortality.Moment.before, .after])
    func aDeathAtAnyMomentOfTheRemovalLeavesNothing(moment: Mortality.Moment) async {
        for number in await moments(of: .absent) {
            let toy = Toy()
            await toy.run(.present)
            toy.mortality.die(at: number, moment)
            #expect(await toy.run(.absent, generation: 2) == .died)
            toy.restart()
            #expect(await toy.run(.absent, generation: 2) == .reached, "died \(moment) \(number)")
            #expect(toy.cloud.inventory == ["named/everyones-role ×1"], "died \(moment) \(number)")
        }
    }

    @Test func aLostStoreIsRebuiltByLooking() async {
        for number in await moments(of: .present) {
            let toy = Toy()
            toy.mortality.die(at: number, .after)
            await toy.run(.present)
            toy.store.lose()
            toy.clock.advance(by: .minutes(1))
            toy.restart()
            #expect(await toy.run(.present) == .reached)
            #expect(toy.cloud.inventory == whole, "died at \(number)")
        }
    }

    @Test func aNewProgramVersionAddsItsStepToAHalfBuiltCluster() async {
        for number in await moments(of: .present) {
            let toy = Toy()
            toy.mortality.die(at: number, .after)
            await toy.run(.present, graph: .toy(version: 1, hasAddon: false))
            toy.restart()
            #expect(await toy.run(.present, graph: .toy(version: 2, hasAddon: true)) == .reached)
            #expect(toy.cloud.inventory == whole, "died at \(number)")
        }
    }

    @Test func withoutTheJournalTheSameDeathsDuplicate() async {
        var duplicates = 0
        for number in await moments(of: .present) {
            let toy = Toy(hasJournal: false)
            toy.mortality.die(at: number, .after)
            await toy.run(.present)
            toy.restart()
            await toy.run(.present, limit: .minutes(40))
            if toy.cloud.inventory.count > whole.count { duplicates += 1 }
        }
        #expect(duplicates > 0, "the harness must be able to see a duplicate")
    }

    @Test func twoProgramsOnOneStoreMakeEverythingOnce() async {
        let toy = Toy()
        for _ in 0..<400 {
            async let one = try? toy.pass(.present)
            async let other = try? toy.pass(.present)
            let ends = await [one, other].compactMap(\.?.lookAt)
            toy.clock.advance(to: ends.min() ?? toy.clock.now)
            toy.clock.advance(by: .seconds(1))
        }
        #expect(toy.cloud.inventory == whole)
    }
}
