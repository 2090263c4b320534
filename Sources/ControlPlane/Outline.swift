import Cloud
public import Domain
import Engine
import Store

/// One step that a cluster is made of.
public struct PlannedStep: Sendable, Hashable {
    public let name: String
    public let needs: [String]
    /// How long it takes by itself, the clouds' own speed assumed: by what it took here before, if that is known.
    public let expected: Duration

    public init(name: String, needs: [String], expected: Duration) {
        self.name = name
        self.needs = needs
        self.expected = expected
    }
}

extension ControlPlane {
    /// What a cluster is made of, in order; empty until its provider has settled that. Opens no secret, asks no cloud.
    public func clusterOutline(
        _ name: String, in workspace: Workspace.ID, as caller: Caller
    ) async throws -> [PlannedStep] {
        try caller.require(.seeWorkspace, in: workspace)
        let (cluster, credential, known, medians) = try await store.read { transaction in
            let cluster = try transaction.known(cluster: name, in: workspace).cluster
            return (
                cluster, try transaction.credential(cluster.credential),
                try transaction.steps(of: cluster.id.rawValue).map(\.record.name),
                try transaction.medians(provider: cluster.provider, region: cluster.region)
            )
        }
        guard cluster.choices != nil, let provider = providers.first(where: { $0.id == cluster.provider }) else {
            return []
        }
        let closed = OpenCredential(closed: credential, of: cluster)
        let graph = try provider.cluster(cluster, owner: owner(of: cluster), known: known.sorted(), using: closed)
        return graph.outline(medians: medians)
    }
}

extension Reconcilable {
    /// The wanted steps, each with what it needs of the others and how long it takes by itself.
    func outline(medians: [String: Duration]) -> [PlannedStep] {
        let names = stepNames
        let all = Set(names)
        let needs = needs
        return names.map { name in
            PlannedStep(
                name: name, needs: needs[name, default: []].filter(all.contains),
                expected: medians[name] ?? estimate(without: all.subtracting([name])))
        }
    }
}
