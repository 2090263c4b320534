import Cloud
import Domain
import Engine
import Foundation
import Simulation

@testable import AWS

/// One cluster with all that the program remembers of it.
final class TestCluster: Sendable {
    let account: TestAccount
    let credential: OpenCredential
    let owner: Owner
    private let cluster: Locked<Cluster>
    private let memory = Locked(Memory())
    private let progress = Locked<Engine.Progress?>(nil)
    private let goal = Locked(Goal.present)

    init(
        in account: TestAccount, kind: Cluster.Kind = .dedicated, min: Int? = nil, max: Int? = nil,
        size: String = "m6i.xlarge",
        named name: String = "payments", id: String = "a1b2c3d4e5", region: String = TestAccount.region,
        options: [String: String] = [:], using bare: OpenCredential? = nil
    ) async throws {
        self.account = account
        credential = try await account.credential(bare)
        owner = Owner(id: id, installation: "test01", name: name)
        let spec = Cluster.Spec(
            size: size,
            nodes: try .init(min: min ?? kind.standardNodes, max: max ?? min ?? kind.standardNodes),
            network: account.provider.standardNetwork, options: options)
        var made = Cluster(
            id: .init(rawValue: owner.id), workspace: .init(rawValue: "w"), name: name, kind: kind,
            provider: "aws", region: region, credential: credential.id, spec: spec, createdAt: account.clock.now)
        made.choices = try await account.provider.choose(for: made, using: credential)
        cluster = Locked(made)
    }

    /// What was asked for.
    var asked: Cluster { cluster.withLock { $0 } }
    var last: Engine.Progress? { progress.withLock { $0 } }
    var records: [StepRecord] { last?.records ?? [] }
    func record(_ name: String) -> StepRecord? { records.first { $0.name == name } }

    func edit(_ change: (inout Cluster) throws -> Void) rethrows {
        try cluster.withLock {
            try change(&$0)
            $0.generation += 1
        }
    }

    /// Makes one pass and remembers it.
    @discardableResult
    func pass(toward goal: Goal) async throws -> Engine.Progress {
        let isNew = self.goal.withLock { old in
            defer { old = goal }
            return old != goal
        }
        if isNew { edit { _ in } }
        let (memory, cluster) = (memory.withLock { $0 }, cluster.withLock { $0 })
        let graph = try account.provider.cluster(
            cluster, owner: owner, known: memory.records.keys.sorted(), using: credential)
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
                let now = self.account.clock.now
                let earlier = memory.attempts[step]
                if let earlier, now < earlier.beganAt + settle { return nil }
                let token = earlier?.token ?? "\(self.owner.id)-\(step)-\(now.timeIntervalSince1970)"
                let attempt = Attempt(step: step, token: token, beganAt: now)
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
        let end = account.clock.now + limit
        while account.clock.now < end {
            let progress = try await pass(toward: goal)
            if progress.isReached { return true }
            if isEnough(progress) { return false }
            account.clock.advance(to: max(progress.lookAt, account.clock.now + .milliseconds(1)))
        }
        return false
    }

    /// Makes the cluster and waits for it; a test goes on only with one that stands.
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
            records.map { "\($0.name): \($0.state) \($0.text)" }
                .joined(separator: "\n")
        }
    }
}

extension Engine.Progress {
    /// All that a person is told of. That the last look is repeated until the cloud has let everything go is no matter.
    var problems: [Problem] {
        records.compactMap(\.problem) + (problem.map { $0.remedy == .wait ? [] : [$0] } ?? [])
    }
}
