import Cloud
import Domain
import Engine
import Foundation
import Simulation

@testable import Azure

/// One cluster with all that the program remembers of it, in a scripted Azure.
final class ScriptedCluster: Sendable {
    let azure: ScriptedAzure
    let clock = VirtualClock()
    let owner = Owner(id: "a1b2c3d4e5", installation: "test01", name: "payments")
    let cluster: Locked<Cluster>
    let memory = Locked(Memory())
    private let provider: Azure
    private let credential = OpenCredential.sample()

    init(_ azure: ScriptedAzure = ScriptedAzure(), kind: Cluster.Kind = .dedicated) throws {
        self.azure = azure
        provider = Azure.scripted(azure, clock: clock)
        cluster = Locked(try .sample(kind: kind))
    }

    var group: String { "\(ScriptedAzure.root)/resourcegroups/\(owner.stem)" }
    var aks: String {
        "\(ScriptedAzure.root)/resourcegroups/\(owner.stem)/providers/microsoft.containerservice/"
            + "managedclusters/\(owner.stem)"
    }

    @discardableResult
    func pass(toward goal: Goal) async throws -> Engine.Progress {
        let (memory, cluster) = (memory.withLock { $0 }, cluster.withLock { $0 })
        let graph = try provider.cluster(cluster, owner: owner, known: [], using: credential)
        let progress = try await graph.pass(
            toward: goal, generation: cluster.generation, from: memory, journal: journal)
        self.memory.withLock { memory in
            let attempts = memory.attempts.values.filter { !progress.ended.contains($0.step) }
            memory = Memory(
                records: progress.records, attempts: Array(attempts), generation: cluster.generation,
                graphVersion: graph.version)
        }
        clock.advance(to: max(progress.lookAt, clock.now + .milliseconds(1)))
        return progress
    }

    private var journal: Journal {
        Journal { step, settle in
            self.memory.withLock { memory in
                if let earlier = memory.attempts[step], self.clock.now < earlier.beganAt + settle { return nil }
                let attempt = Attempt(step: step, token: step, beganAt: self.clock.now)
                memory.attempts[step] = attempt
                return attempt
            }
        }
    }

    /// The last pass: the one that got there, the first with a problem, or the one at which patience ended.
    func run(toward goal: Goal, passes: Int = 120) async throws -> Engine.Progress {
        var progress = try await pass(toward: goal)
        for _ in 0..<passes {
            if progress.isReached || progress.records.contains(where: { $0.problem != nil }) { break }
            progress = try await pass(toward: goal)
        }
        return progress
    }

    func edit(_ change: (inout Cluster) throws -> Void) rethrows {
        try cluster.withLock {
            try change(&$0)
            $0.generation += 1
        }
    }
}

extension Engine.Progress {
    var firstProblem: Problem? { records.lazy.compactMap(\.problem).first ?? problem }
}
