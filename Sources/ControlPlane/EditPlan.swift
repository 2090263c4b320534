import Cloud
public import Domain
import Engine
import Store

/// What an edit would do, before anything is done.
public struct EditPlan: Sendable {
    /// As it is.
    public let cluster: Cluster
    /// As it would be.
    public let spec: Cluster.Spec
    /// The steps that would be made, and those that would be taken back.
    public let added: [String]
    public let removed: [String]
}

extension ControlPlane {
    /// The plan for a change. Opens no secret, asks no cloud.
    public func planEdit(
        of name: String, _ change: ClusterChange, in workspace: Workspace.ID, as caller: Caller
    ) async throws -> EditPlan {
        try caller.require(.editClusters, in: workspace)
        let (cluster, credential, known) = try await store.read { transaction in
            let cluster = try transaction.living(cluster: name, in: workspace).cluster
            return (
                cluster, try transaction.credential(cluster.credential),
                try transaction.steps(of: cluster.id.rawValue).map(\.record.name).sorted()
            )
        }
        guard cluster.goal == .present else { throw Refusal.goes(cluster.name) }
        let provider = try provider(cluster.provider)
        var changed = cluster
        changed.spec = try cluster.spec.changed(by: change, for: provider)
        try provider.check(changed.spec, kind: cluster.kind, region: cluster.region)
        guard cluster.choices != nil else {
            return EditPlan(cluster: cluster, spec: changed.spec, added: [], removed: [])
        }
        let closed = OpenCredential(closed: credential, of: cluster)
        let steps = { (cluster: Cluster) in
            try provider.cluster(cluster, owner: owner(of: cluster), known: known, using: closed).stepNames
        }
        let (before, after) = (try steps(cluster), try steps(changed))
        return EditPlan(
            cluster: cluster, spec: changed.spec, added: after.filter { !before.contains($0) },
            removed: before.filter { !after.contains($0) })
    }
}

extension OpenCredential {
    /// Without its secrets: enough to be told what a cluster is made of.
    init(closed credential: Credential?, of cluster: Cluster) {
        self.init(
            id: cluster.credential, version: credential?.version ?? 0,
            fields: credential?.fields.mapValues { Secret($0) } ?? [:], account: credential?.account)
    }
}
