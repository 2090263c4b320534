import AWSSimulator
import Cloud
import Domain
import Engine
import Foundation
import Simulation

@testable import AWS

/// A simulated account with a user of ours, and the provider that works in it.
struct TestAccount: Sendable {
    let clock: VirtualClock
    let cloud: AWSSimulator
    let provider: AWS
    let key: AccessKey

    init(policy: String = "policy", lag: Duration = .seconds(3), quotas: Quotas = Quotas(), faults: Faults? = nil) {
        let clock = VirtualClock()
        let cloud = AWSSimulator(clock: { clock.now }, lag: lag, quotas: quotas, faults: faults)
        let transport = cloud.transport
        let provider = AWS(
            installation: "test01", transport: transport, time: clock.time, random: { 0.5 },
            newExternalID: { "external-1" })
        let document = provider.documents.first { $0.name == policy }?.text ?? policy
        self.clock = clock
        self.cloud = cloud
        self.provider = provider
        key = cloud.makeUser("byoc", policy: document)
    }

    /// The user's key, opened; its account as validation finds it.
    func credential() async throws -> OpenCredential {
        let fields = ["accessKeyID": Secret(key.id), "secretAccessKey": Secret(key.secret)]
        let bare = OpenCredential(id: .init(rawValue: "credential1"), version: 1, fields: fields)
        let account = try await provider.validate(bare).account
        return OpenCredential(id: bare.id, version: 1, fields: fields, account: account)
    }
}

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
        region: String = "eu-central-1", options: [String: String] = [:]
    ) async throws {
        self.account = account
        credential = try await account.credential()
        owner = Owner(id: "a1b2c3d4e5", installation: "test01", name: "payments")
        let spec = Cluster.Spec(
            size: "m6i.xlarge",
            nodes: try .init(min: min ?? kind.standardNodes, max: max ?? min ?? kind.standardNodes),
            network: account.provider.standardNetwork, options: options)
        var made = Cluster(
            id: .init(rawValue: owner.id), workspace: .init(rawValue: "w"), name: "payments", kind: kind,
            provider: "aws", region: region, credential: credential.id, spec: spec, createdAt: account.clock.now)
        made.choices = try await account.provider.choose(for: made, using: credential)
        cluster = Locked(made)
    }

    var last: Engine.Progress? { progress.withLock { $0 } }
    var records: [StepRecord] { last?.records ?? [] }
    func record(_ name: String) -> StepRecord? { records.first { $0.name == name } }

    func edit(_ change: (inout Cluster) -> Void) {
        cluster.withLock {
            change(&$0)
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
                let attempt = Attempt(step: step, token: earlier?.token ?? "token-\(step)", beganAt: now)
                memory.attempts[step] = attempt
                return attempt
            }
        }
    }

    /// Lets time pass until the goal is reached, or something claims attention; returns whether it was reached.
    @discardableResult
    func run(toward goal: Goal, within limit: Duration = .minutes(240), until isEnough: (Engine.Progress) -> Bool = { _ in false })
        async throws -> Bool
    {
        let end = account.clock.now + limit
        while account.clock.now < end {
            let progress = try await pass(toward: goal)
            if progress.isReached { return true }
            if isEnough(progress) { return false }
            account.clock.advance(to: max(progress.lookAt, account.clock.now + .milliseconds(1)))
        }
        return false
    }
}
