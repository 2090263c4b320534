import ControlPlane
import Domain
import Hummingbird

extension Pages {
    var clusterDeletion: [PageRoute] {
        [
            PageRoute(.get, "\(Self.clusterPath)/delete", for: .member(.deleteClusters)) { visit in
                let workspace = try await visit.workspace
                return .page(try await deletion(of: visit.part("cluster"), in: workspace, as: visit.caller))
            },
            PageRoute(.post, "\(Self.clusterPath)/delete", for: .member(.deleteClusters), answer: deleteCluster),
        ]
    }

    @Sendable private func deleteCluster(_ visit: Visit) async throws -> Answer {
        let workspace = try await visit.workspace
        let name = try visit.part("cluster")
        do {
            let view = try await controlPlane.deleteCluster(
                name, confirmation: visit.form["confirm"] ?? "", also: visit.form.all("also"), in: workspace.id,
                as: visit.caller)
            return .goTo(Self.path(workspace.name, "clusters", view.cluster.id.rawValue))
        } catch let problem as Problem where problem.field != nil {
            return .page(
                try await deletion(
                    of: name, in: workspace, as: visit.caller, typed: visit.form["confirm"], refusal: Denial(problem)))
        }
    }

    private func deletion(
        of name: String, in workspace: Workspace, as caller: Caller, typed: String? = nil, refusal: Denial? = nil
    ) async throws -> Page {
        let view = try await controlPlane.cluster(name, in: workspace.id, as: caller)
        let inTheWay = view.steps.filter { $0.problem?.remedy == .confirm }
        let deletion = ClusterDeletionView(
            row: row(of: view, in: workspace), isDeleted: view.deletedAt != nil, isGoing: view.cluster.goal == .absent,
            resources: try await resources(of: view, in: workspace, as: caller),
            strangers: inTheWay.flatMap { step in
                step.cloudIDs.map { .init(id: $0, step: step.name, text: step.problem?.summary ?? "") }
            }, typed: typed, refusal: refusal?.problem)
        return Page(
            title: "Delete \(view.cluster.name)", template: "cluster-delete", view: deletion, section: .clusters,
            workspace: workspace.name, status: refusal?.status ?? .ok)
    }
}
