import Cloud
import Domain
import Engine
import Simulation

/// A cluster that a test makes, changes and removes through a provider, pass by pass on a virtual clock.
public protocol RehearsedCluster: Sendable {
    var provider: any Provider { get }
    var clock: VirtualClock { get }
    var owner: Owner { get }
    /// What the next pass uses.
    var credential: OpenCredential { get }
    var rehearsal: Rehearsal { get }
}

extension RehearsedCluster {
    /// What was asked for.
    public var asked: Cluster { rehearsal.state.withLock(\.cluster) }
    public var last: Engine.Progress? { rehearsal.state.withLock(\.progress) }
    public var records: [StepRecord] { last?.records ?? [] }
    public func record(_ name: String) -> StepRecord? { records.first { $0.name == name } }

    public func edit(_ change: (inout Cluster) throws -> Void) rethrows {
        try rehearsal.state.withLock {
            try change(&$0.cluster)
            $0.cluster.generation += 1
        }
    }

    /// Forgets all but what was asked for.
    public func forget() { rehearsal.state.withLock { $0.memory = Memory() } }

    /// Makes one pass and remembers it.
    @discardableResult
    public func pass(toward goal: Goal) async throws -> Engine.Progress {
        let (memory, cluster) = rehearsal.state.withLock { state in
            if state.goal != goal { state.cluster.generation += 1 }
            state.goal = goal
            return (state.memory, state.cluster)
        }
        let graph = try provider.cluster(
            cluster, owner: owner, known: memory.records.keys.sorted(), using: credential)
        let progress = try await graph.pass(
            toward: goal, generation: cluster.generation, from: memory, journal: journal)
        rehearsal.state.withLock { state in
            let attempts = state.memory.attempts.values.filter { !progress.ended.contains($0.step) }
            state.memory = Memory(
                records: progress.records, attempts: Array(attempts), generation: cluster.generation,
                graphVersion: graph.version)
            state.progress = progress
        }
        return progress
    }

    private var journal: Journal {
        Journal { step, settle in
            rehearsal.state.withLock { state in
                let now = clock.now
                let earlier = state.memory.attempts[step]
                if let earlier, now < earlier.beganAt + settle { return nil }
                let token = earlier?.token ?? "\(owner.id)-\(step)-\(now.timeIntervalSince1970)"
                let attempt = Attempt(step: step, token: token, beganAt: now)
                state.memory.attempts[step] = attempt
                return attempt
            }
        }
    }

    /// Lets time pass until the goal is reached, or a pass is enough; returns whether the goal was reached.
    @discardableResult
    public func run(
        toward goal: Goal, within limit: Duration = .minutes(240),
        until isEnough: (Engine.Progress) -> Bool = { _ in false }
    ) async throws -> Bool {
        let end = clock.now + limit
        while clock.now < end {
            let progress = try await pass(toward: goal)
            if progress.isReached { return true }
            if isEnough(progress) { return false }
            clock.advance(to: max(progress.lookAt, clock.now + .milliseconds(1)))
        }
        return false
    }

    /// Makes the cluster, or brings it to what is asked now; a test goes on only with one that stands.
    public func stand() async throws {
        guard try await run(toward: .present) else { throw Standstill(records: records) }
    }

    public func remove() async throws {
        guard try await run(toward: .absent) else { throw Standstill(records: records) }
    }
}
