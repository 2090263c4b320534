import AzureSimulator
import Domain
import Engine
import Rehearsal

@testable import Azure

/// Everything that can be asked of a cluster, one thing after the other.
struct Life: Sendable {
    enum Chapter: CaseIterable, Sendable {
        case made, given, scaled, closed, mended, removed
    }

    let subscription: TestSubscription
    var kind = Cluster.Kind.dedicatedHA
    var options: [String: String] = [:]
    /// Before a chapter begins.
    var onChapter: @Sendable (TestSubscription) -> Void = { _ in }
    /// Whenever something claims a person's attention; what an Owner is asked for is done without this.
    var onProblem: @Sendable (Problem, TestSubscription) -> Void = { _, _ in }

    struct Past: Sendable {
        var inventories: [Chapter: [String]] = [:]
        /// What was sent to change something.
        var changes: [Chapter: [String]] = [:]
        var sweep: Sweep?
    }

    /// Lives it.
    func live() async throws -> Past {
        onChapter(subscription)
        let cluster = try await chosen()
        for namespace in Registration.namespaces { subscription.cloud.setRegistered(false, provider: namespace) }
        var past = Past()
        for chapter in Chapter.allCases {
            let before = subscription.cloud.calls.count
            try begin(chapter, of: cluster)
            try await reach(chapter == .removed ? .absent : .present, with: cluster)
            past.inventories[chapter] = subscription.cloud.inventory()
            past.changes[chapter] = subscription.cloud.calls.dropFirst(before).filter(\.isMutating).map(\.change)
        }
        past.sweep = cluster.last?.sweep
        return past
    }

    /// Where version and zones cannot be chosen, nothing is begun; it is tried again.
    private func chosen() async throws -> TestCluster {
        for _ in 0..<3 {
            do { return try await TestCluster(in: subscription, kind: kind, options: options) } catch {
                onProblem(subscription.provider.explain(error), subscription)
                subscription.clock.advance(by: .minutes(1))
            }
        }
        return try await TestCluster(in: subscription, kind: kind, options: options)
    }

    private func begin(_ chapter: Chapter, of cluster: TestCluster) throws {
        switch chapter {
        case .made: return
        case .given: try cluster.edit { $0.spec.nodes = try .init(min: kind.standardNodes, max: 6) }
        case .scaled: try cluster.edit { $0.spec.nodes = try .init(min: 4, max: 4) }
        case .closed: try cluster.edit { $0.spec.publicAccess = [try NetworkRange("203.0.113.0/24")] }
        case .mended:
            subscription.cloud.remove(byHand: "\(cluster.network)/subnets/\(VirtualNetwork.subnet)")
            cluster.edit { _ in }
        case .removed: subscription.cloud.leaveVolumes(2, of: cluster.owner.stem, group: cluster.owner.stem)
        }
        onChapter(subscription)
    }

    /// No role of ours could end it.
    static func isOwners(_ problem: Problem) -> Bool { problem.advice.contains("--assignee-object-id") }

    private func reach(_ goal: Goal, with cluster: TestCluster) async throws {
        for _ in 0..<400 {
            guard let problem = try await cluster.runIntoProblem(toward: goal) else { return }
            if Self.isOwners(problem) { subscription.run(problem) } else { onProblem(problem, subscription) }
            let next = cluster.last?.lookAt ?? subscription.clock.now
            subscription.clock.advance(to: max(next, subscription.clock.now + .seconds(1)))
        }
        throw Standstill(records: cluster.records)
    }
}
