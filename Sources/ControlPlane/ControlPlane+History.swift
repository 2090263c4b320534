public import Domain
import Engine
import Store

/// What a person asked of a cluster once, with what happened until it was done.
public struct PastOperation: Sendable {
    public let operation: Domain.Operation
    /// Nothing was asked for since: the cluster's steps are this operation's.
    public let isNewest: Bool
    /// The newest first.
    public let events: [Event]
}

extension ControlPlane {
    /// What happened to a cluster before the event with this id, the newest first; nil begins with the newest of all.
    public func earlierClusterEvents(
        _ name: String, before id: Int64? = nil, limit: Int = 100, in workspace: Workspace.ID, as caller: Caller
    ) async throws -> [Event] {
        try caller.require(.seeWorkspace, in: workspace)
        return try await store.read { transaction in
            let cluster = try transaction.known(cluster: name, in: workspace).cluster
            return try transaction.events(of: cluster.id.rawValue, before: id, limit: min(max(limit, 1), 1000))
        }
    }

    /// One operation, by the generation that it made. Throws a `Refusal` when there is none.
    public func clusterOperation(
        _ generation: Int, of name: String, in workspace: Workspace.ID, as caller: Caller
    ) async throws -> PastOperation {
        try caller.require(.seeWorkspace, in: workspace)
        return try await store.read { transaction in
            let owner = try transaction.known(cluster: name, in: workspace).cluster.id.rawValue
            let operations = try transaction.operations(of: owner)
            guard let operation = operations.first(where: { $0.generation == generation }) else {
                throw Refusal.unknown("operation", String(generation))
            }
            let period = (from: operation.requestedAt, to: operation.finishedAt)
            return PastOperation(
                operation: operation, isNewest: operations.first?.generation == generation,
                events: try transaction.events(of: owner, before: nil, in: period, limit: 500))
        }
    }
}
