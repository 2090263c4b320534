public import Domain
import Store

/// A part of a team's clusters.
public struct ClusterPage: Sendable {
    public let views: [ClusterView]
    /// Behind which the next page begins; nil on the last one.
    public let next: ClusterList.Place?
    /// How many there are of the whole list, whatever health it is narrowed to; empty where nobody wants to know.
    public let counts: [Health: Int]
}

extension ControlPlane {
    /// By name. Reads no more clusters than it answers with.
    /// - Parameter isCounted: whether the answer says how many there are, for which all have to be gone through.
    public func clusterPage(
        _ list: ClusterList, isCounted: Bool = true, in workspace: Workspace.ID, as caller: Caller
    ) async throws -> ClusterPage {
        try caller.require(.seeWorkspace, in: workspace)
        return try await store.read { transaction in
            var longer = list
            longer.limit += 1
            let found = try transaction.clusters(in: workspace, longer)
            let shown = found.prefix(list.limit)
            return ClusterPage(
                views: try shown.map(transaction.view),
                next: found.count > list.limit
                    ? shown.last.map { .init(name: $0.cluster.name, id: $0.cluster.id.rawValue) } : nil,
                counts: isCounted ? try transaction.counts(in: workspace, list) : [:])
        }
    }

    /// The clusters that use a credential, by name.
    public func clusters(
        using credential: Credential.ID, in workspace: Workspace.ID, as caller: Caller
    ) async throws -> [ClusterView] {
        try caller.require(.seeWorkspace, in: workspace)
        return try await store.read { transaction in
            try transaction.clusters(of: credential).filter { $0.cluster.workspace == workspace }
                .map(transaction.view)
        }
    }

    /// Grows whenever something changes that a list of this workspace may show.
    public func beats(in workspace: Workspace.ID, as caller: Caller) async throws -> Int {
        try caller.require(.seeWorkspace, in: workspace)
        return try await store.read { try $0.beats(of: workspace) }
    }
}
