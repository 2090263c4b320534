public import Cloud
public import Domain
import Engine
public import Store

/// One thing in a cloud that belongs to a cluster.
public struct CloudResource: Sendable, Hashable {
    public let step: String
    public let cloudID: String
    /// Where the cloud's console shows it.
    public let console: String?
}

extension ControlPlane {
    /// What happened to a cluster after the event with this id, oldest first.
    public func clusterEvents(
        _ name: String, after id: Int64 = 0, limit: Int = 500, in workspace: Workspace.ID, as caller: Caller
    ) async throws -> [Event] {
        try caller.require(.seeWorkspace, in: workspace)
        return try await store.read { transaction in
            let cluster = try transaction.known(cluster: name, in: workspace).cluster
            return try transaction.events(of: cluster.id.rawValue, after: id, limit: min(max(limit, 1), 1000))
        }
    }

    /// What happened to a credential after the event with this id, oldest first.
    public func credentialEvents(
        _ name: String, after id: Int64 = 0, limit: Int = 500, in workspace: Workspace.ID, as caller: Caller
    ) async throws -> [Event] {
        try caller.require(.seeWorkspace, in: workspace)
        return try await store.read { transaction in
            let credential = try transaction.known(credential: name, in: workspace)
            return try transaction.events(of: credential.id.rawValue, after: id, limit: min(max(limit, 1), 1000))
        }
    }

    /// What there is in the cloud, in the order in which it was made.
    public func clusterResources(
        _ name: String, in workspace: Workspace.ID, as caller: Caller
    ) async throws -> [CloudResource] {
        try caller.require(.seeWorkspace, in: workspace)
        let (cluster, steps) = try await store.read { transaction in
            let cluster = try transaction.known(cluster: name, in: workspace).cluster
            return (cluster, try transaction.steps(of: cluster.id.rawValue))
        }
        let provider = try provider(cluster.provider)
        return steps.flatMap { step in
            step.record.cloudIDs.map { id in
                CloudResource(
                    step: step.record.name, cloudID: id, console: provider.console(cloudID: id, region: cluster.region))
            }
        }
    }

    /// The proof of empty, once the cluster is deleted; nil before.
    public func clusterProof(
        _ name: String, in workspace: Workspace.ID, as caller: Caller
    ) async throws -> Proof? {
        try caller.require(.seeWorkspace, in: workspace)
        return try await store.read { try $0.proof(of: $0.known(cluster: name, in: workspace).cluster.id.rawValue) }
    }

    /// What people asked of a cluster, the newest first.
    public func clusterOperations(
        _ name: String, in workspace: Workspace.ID, as caller: Caller
    ) async throws -> [Domain.Operation] {
        try caller.require(.seeWorkspace, in: workspace)
        return try await store.read {
            try $0.operations(of: $0.known(cluster: name, in: workspace).cluster.id.rawValue)
        }
    }

    /// The setup guide and the policies of a provider. Throws a `Refusal` when it is not known.
    public func document(_ name: String, of provider: String) throws -> Document {
        guard let provider = providers.first(where: { $0.id == provider }) else {
            throw Refusal.unknown("provider", provider)
        }
        guard let document = provider.documents.first(where: { $0.name == name }) else {
            throw Refusal.unknown("document", name)
        }
        return document
    }
}
