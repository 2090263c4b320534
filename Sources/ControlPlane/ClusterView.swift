public import Domain
public import Engine
import Store

public import struct Foundation.Date

/// A cluster with how far it is, as people see it.
public struct ClusterView: Sendable, Hashable {
    public let cluster: Cluster
    public let phase: Phase
    public let health: Health
    /// What the credential is called.
    public let credentialName: String
    /// The steps that are asked for, and those that are still there, in the graph's order.
    public let steps: [StepRecord]
    /// The most pressing of what is in the way.
    public let problem: Problem?
    /// The newest thing that a person asked for.
    public let operation: Domain.Operation?
    /// When the goal will be reached, as far as one can tell; nil when it is, or nothing is known.
    public let expectedAt: Date?
    /// When the last of it was gone, or it was let go.
    public let deletedAt: Date?
    public let forgottenAt: Date?

    /// How many of `steps` are as they should be.
    public var done: Int {
        steps.count { $0.state == (cluster.goal == .present ? .ready : .gone) }
    }
}

extension Transaction {
    func view(_ stored: StoredCluster) throws -> ClusterView {
        let owner = stored.cluster.id.rawValue
        let steps = try steps(of: owner).filter { $0.isShown(toward: stored.cluster.goal) }
        let problem = stored.forgottenAt == nil ? stored.problem(among: steps) : nil
        return ClusterView(
            cluster: stored.cluster, phase: stored.phase,
            health: Health(stored.phase, problem: problem, refusals: stored.standing.refusals),
            credentialName: stored.credentialName, steps: steps.map(\.record), problem: problem,
            operation: try operations(of: owner, limit: 1).first, expectedAt: stored.standing.expectedAt,
            deletedAt: stored.deletedAt, forgottenAt: stored.forgottenAt)
    }

    /// The cluster that was taken on under this key; nil when none was.
    func view(earlier key: RequestKey) throws -> ClusterView? {
        guard let owner = try key.earlierOwner(self) else { return nil }
        return try cluster(.init(rawValue: owner)).map(view)
    }

    /// The cluster of that name or id, deleted ones included. Throws a `Refusal` when there is none.
    func known(cluster name: String, in workspace: Workspace.ID) throws -> StoredCluster {
        guard let stored = try cluster(called: name, in: workspace) else { throw Refusal.unknown("cluster", name) }
        return stored
    }

    /// As `known`, and it is not deleted.
    func living(cluster name: String, in workspace: Workspace.ID) throws -> StoredCluster {
        let stored = try known(cluster: name, in: workspace)
        guard stored.deletedAt == nil else { throw Refusal.unknown("cluster", name) }
        return stored
    }
}
