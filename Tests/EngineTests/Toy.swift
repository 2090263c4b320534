import Domain
import Engine
import Simulation

/// A program over the toy cloud: it can be run to the end of a goal, killed on the way, and started again.
struct Toy: Sendable {
    enum Ending: Equatable { case reached, died, stuck }

    let clock = VirtualClock()
    let mortality = Mortality()
    let cloud: ToyCloud
    let store: ToyStore
    let owner = Owner(id: "o1", installation: "i1", name: "toy")

    init(hasJournal: Bool = true) {
        cloud = ToyCloud(clock: clock, mortality: mortality)
        store = ToyStore(clock: clock, mortality: mortality, hasJournal: hasJournal)
    }

    /// Passes until the goal is reached, the program dies, or `limit` of cloud time is over.
    @discardableResult
    func run(
        _ goal: Goal, generation: Int = 1, graph: Graph<ToyCloud> = .toy(), limit: Duration = .minutes(90)
    ) async -> Ending {
        let end = clock.now + limit
        while clock.now < end {
            do {
                let progress = try await pass(goal, generation: generation, graph: graph)
                if progress.isReached { return .reached }
                clock.advance(to: progress.lookAt)
                // A real call takes a moment; without one a pass that is due at once would stand still.
                clock.advance(by: .milliseconds(200))
            } catch { return .died }
        }
        return .stuck
    }

    func pass(_ goal: Goal, generation: Int = 1, graph: Graph<ToyCloud> = .toy()) async throws -> Progress {
        let reconciler = Reconciler(graph, for: owner, through: cloud, time: clock.time) { error in
            error as? Problem ?? Problem("\(error)", advice: "Nothing to do.", remedy: .wait)
        }
        let progress = try await reconciler.pass(
            toward: goal, generation: generation, from: store.memory, journal: store.journal)
        if mortality.isDead { throw Mortality.Death() }
        try store.store(progress, generation: generation, graphVersion: graph.version)
        return progress
    }

    func restart() { mortality.revive() }
}
