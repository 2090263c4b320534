import ControlPlane
import Domain
import Hummingbird

extension Pages {
    /// What can be different, what that would do, and having it done.
    var clusterEdit: [PageRoute] {
        [
            PageRoute(.get, "\(Self.clusterPath)/edit", for: .member(.editClusters)) { visit in
                let workspace = try await visit.workspace
                let alteration = ClusterAlteration(visit.form)
                let name = try visit.part("cluster")
                guard alteration.isForReview else {
                    return .page(try await editForm(of: name, alteration, in: workspace, as: visit.caller))
                }
                do {
                    return .page(try await editReview(of: name, alteration, in: workspace, as: visit.caller))
                } catch let problem as Problem {
                    return .page(
                        try await editForm(
                            of: name, alteration, in: workspace, as: visit.caller, refusal: Denial(problem)))
                }
            },
            PageRoute(.post, "\(Self.clusterPath)/edit", for: .member(.editClusters), answer: editCluster),
        ]
    }

    @Sendable private func editCluster(_ visit: Visit) async throws -> Answer {
        let workspace = try await visit.workspace
        let alteration = ClusterAlteration(visit.form)
        let name = try visit.part("cluster")
        do {
            let view = try await controlPlane.editCluster(
                name, alteration.change(), in: workspace.id, revision: visit.form.number("revision"),
                as: visit.caller)
            return .goTo(Self.path(workspace.name, "clusters", view.cluster.name))
        } catch let problem as Problem {
            return .page(
                try await editForm(of: name, alteration, in: workspace, as: visit.caller, refusal: Denial(problem)))
        } catch let refusal as Refusal where refusal.reason == .stale {
            return .page(
                try await editForm(of: name, alteration, in: workspace, as: visit.caller, refusal: Denial(refusal)))
        }
    }

    private func editReview(
        of name: String, _ alteration: ClusterAlteration, in workspace: Workspace, as caller: Caller
    ) async throws -> Page {
        let plan = try await controlPlane.planEdit(of: name, alteration.change(), in: workspace.id, as: caller)
        let view = try await controlPlane.cluster(name, in: workspace.id, as: caller)
        let revision = try alteration.values.number("revision") ?? view.cluster.generation
        return page(
            ClusterEditView(
                row: row(of: view, in: workspace), plan, of: alteration,
                provider: controlPlane.providers.first { $0.id == view.cluster.provider }, revision: revision),
            of: view, in: workspace)
    }

    private func editForm(
        of name: String, _ alteration: ClusterAlteration, in workspace: Workspace, as caller: Caller,
        refusal: Denial? = nil
    ) async throws -> Page {
        let view = try await controlPlane.cluster(name, in: workspace.id, as: caller)
        return page(
            ClusterEditView(
                row: row(of: view, in: workspace), view.cluster,
                provider: controlPlane.providers.first { $0.id == view.cluster.provider }, entered: alteration.values,
                revision: view.cluster.generation, refusal: refusal?.problem),
            of: view, in: workspace, status: refusal?.status ?? .ok)
    }

    private func page(
        _ edit: ClusterEditView, of view: ClusterView, in workspace: Workspace, status: HTTPResponse.Status = .ok
    ) -> Page {
        Page(
            title: "Change \(view.cluster.name)", template: "cluster-edit", view: edit, section: .clusters,
            workspace: workspace.name, status: status)
    }
}
