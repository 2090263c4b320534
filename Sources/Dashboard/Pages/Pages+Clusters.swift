import ControlPlane
import Domain
import Hummingbird

extension Pages {
    static let clusterPath = "\(team)/clusters/:cluster"

    var clusters: [PageRoute] {
        [
            PageRoute(.get, "\(Self.team)/clusters", answer: listClusters),
            PageRoute(.get, Self.clusterPath) { visit in
                let workspace = try await visit.workspace
                return .page(try await clusterPage(visit.part("cluster"), in: workspace, as: visit.caller))
            },
            PageRoute(.post, "\(Self.clusterPath)/retry", for: .member(.editClusters)) { visit in
                let workspace = try await visit.workspace
                let name = try visit.part("cluster")
                _ = try await controlPlane.retryCluster(name, in: workspace.id, as: visit.caller)
                return .goTo(Self.path(workspace.name, "clusters", name))
            },
        ]
    }

    @Sendable private func listClusters(_ visit: Visit) async throws -> Answer {
        let workspace = try await visit.workspace
        let mark = try await mark(of: workspace, as: visit.caller)
        let list = ClusterList(visit.form)
        let found = try await controlPlane.clusterPage(list, in: workspace.id, as: visit.caller)
        let rows = found.views.map { row(of: $0, in: workspace) }
        return .page(
            Page(
                title: "Clusters", template: "clusters",
                view: ClustersView(rows, of: found, list, base: Self.path(workspace.name)), section: .clusters,
                workspace: workspace.name,
                live: .init(
                    path: Self.path(workspace.name, "live"), mark: mark, isMoving: rows.contains { $0.isMoving })))
    }

    /// Read before what the page shows: a mark of what is newer would keep it from being drawn anew.
    func mark(of workspace: Workspace, as caller: Caller) async throws -> String {
        String(try await controlPlane.beats(in: workspace.id, as: caller))
    }

    /// - Parameter refusal: what the last thing that was tried on this page met.
    func clusterPage(_ name: String, in workspace: Workspace, as caller: Caller) async throws -> Page {
        let view = try await controlPlane.cluster(name, in: workspace.id, as: caller)
        let cluster = view.cluster
        let id = cluster.id.rawValue
        let operations = try await controlPlane.clusterOperations(id, in: workspace.id, as: caller)
        // A drawing without edges is better than none: what is wrong with the graph is said by the cluster's problem.
        let outline = (try? await controlPlane.clusterOutline(id, in: workspace.id, as: caller)) ?? []
        let proof = try await controlPlane.clusterProof(id, in: workspace.id, as: caller)
        let cost = try? await controlPlane.clusterCost(id, in: workspace.id, as: caller)
        let page = ClusterPageView(
            row: row(of: view, in: workspace), view: view, chart: chart(of: view, operations, outline),
            events: try await controlPlane.earlierClusterEvents(
                id, limit: ClusterPageView.eventLimit, in: workspace.id, as: caller),
            resources: try await resources(of: view, in: workspace, as: caller), operations: operations,
            proof: proof.map { ProofView($0, of: view, now: time.now()) }, options: optionLabels(of: cluster),
            credentialPath: Self.path(workspace.name, "credentials", cluster.credential.rawValue),
            quotaPage: controlPlane.providers.first { $0.id == cluster.provider }?.quotaPage(region: cluster.region),
            cost: cost.map { CostView($0, providerName: providerName(cluster.provider)) }, now: time.now())
        return Page(
            title: cluster.name, template: "cluster", view: page, section: .clusters, workspace: workspace.name,
            live: .init(
                path: Self.path(workspace.name, "clusters", id, "live"), mark: Mark.of(view),
                isMoving: page.row.isMoving))
    }

    private func chart(of view: ClusterView, _ operations: [Domain.Operation], _ outline: [PlannedStep]) -> ChartView? {
        let isRemoval = view.cluster.goal == .absent
        let steps = isRemoval ? view.steps : view.steps.filter { $0.state != .gone }
        guard !steps.isEmpty, let newest = operations.first else { return nil }
        // What was asked for while something else went on was done together with it.
        let together = operations.prefix { $0.finishedAt == newest.finishedAt && ($0.kind == .delete) == isRemoval }
        return ChartView(
            Chart(
                steps, outline: outline, isRemoval: isRemoval,
                begunAt: together.last?.requestedAt ?? newest.requestedAt, finishedAt: newest.finishedAt,
                now: time.now(), pace: time.pace))
    }

    func resources(of view: ClusterView, in workspace: Workspace, as caller: Caller) async throws -> [ResourceView] {
        let states = Dictionary(uniqueKeysWithValues: view.steps.map { ($0.name, $0.state) })
        let all =
            (try? await controlPlane.clusterResources(view.cluster.id.rawValue, in: workspace.id, as: caller)) ?? []
        // A step keeps the ids of what it had after it is gone.
        return all.filter { states[$0.step].map { $0 != .gone } ?? false }.map(ResourceView.init)
    }

    private func optionLabels(of cluster: Cluster) -> [ClusterPageView.Fact] {
        let form = controlPlane.providers.first { $0.id == cluster.provider }?.clusterForm
        return cluster.spec.options.sorted { $0.key < $1.key }.filter { !$0.value.isEmpty }.map {
            .init(label: form?[$0.key]?.label ?? $0.key, value: $0.value)
        }
    }
}
