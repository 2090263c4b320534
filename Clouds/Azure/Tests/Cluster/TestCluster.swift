import Cloud
import Domain
import Engine
import Foundation
import Simulation

@testable import Azure

/// One cluster with all that the program remembers of it.
final class TestCluster: Sendable {
    let subscription: TestSubscription
    let owner = Owner(id: "a1b2c3d4e5", installation: "test01", name: "payments")
    private let cluster: Locked<Cluster>
    private let credential: Locked<OpenCredential>
    private let memory = Locked(Memory())
    private let progress = Locked<Engine.Progress?>(nil)
    private let goal = Locked(Goal.present)

    init(
        in subscription: TestSubscription, kind: Cluster.Kind = .dedicated, min: Int? = nil, max: Int? = nil,
        options: [String: String] = [:]
    ) async throws {
        self.subscription = subscription
        let bare = try subscription.opened()
        credential = Locked(bare)
        var made = try Cluster.sample(kind: kind, min: min, max: max, options: options, choices: nil)
        made.choices = try await subscription.provider.choose(for: made, using: bare)
        cluster = Locked(made)
    }

    /// What was asked for.
    var asked: Cluster { cluster.withLock { $0 } }
    var opened: OpenCredential { credential.withLock { $0 } }
    var last: Engine.Progress? { progress.withLock { $0 } }
    var records: [StepRecord] { last?.records ?? [] }
    func record(_ name: String) -> StepRecord? { records.first { $0.name == name } }
    func isReady(_ name: String) -> Bool { record(name)?.state == .ready }

    var group: String { "\(subscription.root)/resourceGroups/\(owner.stem)" }
    var network: String { "\(group)/providers/Microsoft.Network/virtualNetworks/\(owner.stem)" }
    var nodeGroup: String { "\(subscription.root)/resourceGroups/MC_\(owner.stem)" }

    func edit(_ change: (inout Cluster) throws -> Void) rethrows {
        try cluster.withLock {
            try change(&$0)
            $0.generation += 1
        }
    }

    /// Takes another secret into use.
    func replaceSecret(_ secret: String) throws {
        let fresh = try subscription.opened(["clientSecret": secret], version: opened.version + 1)
        credential.withLock { $0 = fresh }
        edit { _ in }
    }

    /// Forgets all but what was asked for.
    func forget() { memory.withLock { $0 = Memory() } }

    /// Makes one pass and remembers it.
    @discardableResult
    func pass(toward goal: Goal) async throws -> Engine.Progress {
        let isNew = self.goal.withLock { old in
            defer { old = goal }
            return old != goal
        }
        if isNew { edit { _ in } }
        let (memory, cluster) = (memory.withLock { $0 }, asked)
        let graph = try subscription.provider.cluster(
            cluster, owner: owner, known: memory.records.keys.sorted(), using: opened)
        let progress = try await graph.pass(
            toward: goal, generation: cluster.generation, from: memory, journal: journal)
        self.memory.withLock { memory in
            let attempts = memory.attempts.values.filter { !progress.ended.contains($0.step) }
            memory = Memory(
                records: progress.records, attempts: Array(attempts), generation: cluster.generation,
                graphVersion: graph.version)
        }
        self.progress.withLock { $0 = progress }
        return progress
    }

    private var journal: Journal {
        Journal { step, settle in
            self.memory.withLock { memory in
                let now = self.subscription.clock.now
                let earlier = memory.attempts[step]
                if let earlier, now < earlier.beganAt + settle { return nil }
                let attempt = Attempt(step: step, token: earlier?.token ?? step, beganAt: now)
                memory.attempts[step] = attempt
                return attempt
            }
        }
    }

    /// Lets time pass until the goal is reached, or a pass is enough; returns whether the goal was reached.
    @discardableResult
    func run(
        toward goal: Goal, within limit: Duration = .minutes(240),
        until isEnough: (Engine.Progress) -> Bool = { _ in false }
    ) async throws -> Bool {
        let clock = subscription.clock
        let end = clock.now + limit
        while clock.now < end {
            let progress = try await pass(toward: goal)
            if progress.isReached { return true }
            if isEnough(progress) { return false }
            clock.advance(to: max(progress.lookAt, clock.now + .milliseconds(1)))
        }
        return false
    }

    /// Runs until something claims a person's attention; that, or nil where it got there.
    func runIntoProblem(toward goal: Goal = .present) async throws -> Problem? {
        guard try await !run(toward: goal, until: { !$0.problems.isEmpty }) else { return nil }
        return last?.problems.first
    }

    /// Makes the cluster, or brings it to what is asked now; a test goes on only with one that stands.
    func stand() async throws {
        guard try await run(toward: .present) else { throw Standstill(records: records) }
    }

    func remove() async throws {
        guard try await run(toward: .absent) else { throw Standstill(records: records) }
    }

    /// It did not get there in time; these steps are where it stands.
    struct Standstill: Error, CustomStringConvertible {
        let records: [StepRecord]

        var description: String {
            records.map { "\($0.name): \($0.state) \($0.text)" }.joined(separator: "\n")
        }
    }
}

extension Engine.Progress {
    /// All that a person is told of. That the last look is repeated until the cloud has let everything go is no matter.
    var problems: [Problem] {
        records.compactMap(\.problem) + (problem.map { $0.remedy == .wait ? [] : [$0] } ?? [])
    }
}
