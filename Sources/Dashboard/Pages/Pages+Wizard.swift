import Cloud
import ControlPlane
import Domain
import Foundation
import Hummingbird

extension Pages {
    /// Type, provider, configuration, review. Nothing is secret in it, so its whole state is in the address.
    var wizard: [PageRoute] {
        [
            PageRoute(.get, "\(Self.team)/new-cluster", for: .member(.editClusters)) { visit in
                .page(try await wizardPage(ClusterEntry(visit.form), in: visit.workspace, as: visit.caller))
            },
            PageRoute(.post, "\(Self.team)/new-cluster", for: .member(.editClusters), answer: createCluster),
        ]
    }

    @Sendable private func createCluster(_ visit: Visit) async throws -> Answer {
        let workspace = try await visit.workspace
        let entry = ClusterEntry(visit.form)
        do {
            let view = try await controlPlane.createCluster(
                entry.draft(), in: workspace.id, as: visit.caller, key: visit.form["key"])
            return .goTo(Self.path(workspace.name, "clusters", view.cluster.name))
        } catch let problem as Problem {
            return .page(try await configuration(entry, in: workspace, as: visit.caller, refusal: Denial(problem)))
        } catch let refusal as Refusal where refusal.problem.field == "name" {
            return .page(try await configuration(entry, in: workspace, as: visit.caller, refusal: Denial(refusal)))
        }
    }

    private func wizardPage(_ entry: ClusterEntry, in workspace: Workspace, as caller: Caller) async throws -> Page {
        guard entry.kind != nil else { return page(.init(entry, step: .type, base: base(workspace)), in: workspace) }
        guard let provider = controlPlane.providers.first(where: { $0.id == entry.provider }) else {
            var view = WizardView(entry, step: .provider, base: base(workspace))
            view.offer(controlPlane.providers)
            return page(view, in: workspace)
        }
        guard entry.isForReview else { return try await configuration(entry, in: workspace, as: caller, refusal: nil) }
        do {
            let plan = try await controlPlane.planCluster(entry.draft(), in: workspace.id, as: caller)
            var view = WizardView(entry, step: .review, base: base(workspace))
            view.review(plan, entry: entry, from: provider, requestKey: UUID().uuidString, now: time.now())
            return page(view, in: workspace)
        } catch let problem as Problem {
            return try await configuration(entry, in: workspace, as: caller, refusal: Denial(problem))
        } catch let refusal as Refusal where refusal.reason == .conflict || refusal.reason == .notFound {
            return try await configuration(entry, in: workspace, as: caller, refusal: Denial(refusal))
        }
    }

    private func configuration(_ entry: ClusterEntry, in workspace: Workspace, as caller: Caller, refusal: Denial?)
        async throws -> Page
    {
        guard let provider = controlPlane.providers.first(where: { $0.id == entry.provider }) else {
            throw Denial.nothingHere
        }
        let credentials = try await controlPlane.credentials(in: workspace.id, as: caller).filter {
            $0.provider == provider.id
        }
        var view = WizardView(entry, step: .configuration, base: base(workspace))
        let shared = try await controlPlane.sharedCredentials(in: workspace.id, as: caller)
        view.configure(
            provider, offering: try await controlPlane.assortment(), credentials: credentials,
            shared: shared.filter { $0.provider == provider.id && $0.owner.id != workspace.id }, entry: entry,
            refusal: refusal?.problem)
        return page(view, in: workspace, status: refusal?.status ?? .ok)
    }

    private func base(_ workspace: Workspace) -> String { Self.path(workspace.name) }

    private func page(
        _ view: WizardView, in workspace: Workspace, status: HTTPResponse.Status = .ok
    ) -> Page {
        Page(
            title: "New cluster", template: "wizard", view: view, section: .clusters, workspace: workspace.name,
            status: status)
    }
}
