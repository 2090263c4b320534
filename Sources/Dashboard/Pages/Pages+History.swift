import ControlPlane
import Domain

extension Pages {
    /// What happened to a cluster, and what was asked of it.
    var history: [PageRoute] {
        [
            PageRoute(.get, "\(Self.clusterPath)/events") { visit in
                let workspace = try await visit.workspace
                let name = try visit.part("cluster")
                let view = try await controlPlane.cluster(name, in: workspace.id, as: visit.caller)
                let events = try await controlPlane.earlierClusterEvents(
                    view.cluster.id.rawValue, before: visit.query("before").flatMap { Int64($0) },
                    limit: EventsView.pageLength, in: workspace.id, as: visit.caller)
                let now = time.now()
                return .page(
                    Page(
                        title: "Events of \(view.cluster.name)", template: "cluster-events",
                        view: EventsView(
                            row: row(of: view, in: workspace), events: events.map { Happening($0, now: now) },
                            oldest: events.last?.id), section: .clusters, workspace: workspace.name))
            },
            PageRoute(.get, "\(Self.clusterPath)/operations/:generation") { visit in
                let workspace = try await visit.workspace
                let view = try await controlPlane.cluster(
                    visit.part("cluster"), in: workspace.id, as: visit.caller)
                let id = view.cluster.id.rawValue
                guard let generation = Int(try visit.part("generation")) else { throw Denial.nothingHere }
                let past = try await controlPlane.clusterOperation(
                    generation, of: id, in: workspace.id, as: visit.caller)
                let page = OperationPageView(
                    past, of: view, row: row(of: view, in: workspace), now: time.now())
                return .page(
                    Page(
                        title: "\(page.verb) of \(view.cluster.name)", template: "cluster-operation", view: page,
                        section: .clusters, workspace: workspace.name,
                        live: past.operation.finishedAt == nil
                            ? .init(
                                path: Self.path(workspace.name, "clusters", id, "live"), mark: Mark.of(view),
                                isMoving: true) : nil))
            },
        ]
    }
}
