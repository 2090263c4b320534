import ControlPlane
import Domain
import Hummingbird

extension Pages {
    var overview: [PageRoute] {
        [
            PageRoute(.get, Self.team) { visit in
                let workspace = try await visit.workspace
                let mark = try await mark(of: workspace, as: visit.caller)
                var lists: [Health: ClusterPage] = [:]
                for health in [Health.attention, .unknown, .progressing] {
                    lists[health] = try await controlPlane.clusterPage(
                        ClusterList(health: health, limit: OverviewView.limit), in: workspace.id, as: visit.caller)
                }
                let credentials = try await controlPlane.credentials(in: workspace.id, as: visit.caller)
                let now = time.now()
                let rows = lists.mapValues { $0.views.map { row(of: $0, in: workspace) } }
                let view = OverviewView(
                    clusters: rows, counts: lists[.attention]?.counts ?? [:],
                    credentials: credentials.map { credentialRow(of: $0, in: workspace, now: now) },
                    base: Self.path(workspace.name))
                return .page(
                    Page(
                        title: "Overview", template: "overview", view: view, section: .overview,
                        workspace: workspace.name,
                        live: .init(
                            path: Self.path(workspace.name, "live"), mark: mark,
                            isMoving: rows.values.joined().contains { $0.isMoving })))
            }
        ]
    }

    func row(of view: ClusterView, in workspace: Workspace) -> ClusterRow {
        ClusterRow(
            view, providerName: providerName(view.cluster.provider),
            regionName: regionName(view.cluster.region, of: view.cluster.provider),
            path: Self.path(
                workspace.name, "clusters", view.deletedAt == nil ? view.cluster.name : view.cluster.id.rawValue),
            now: time.now())
    }
}
