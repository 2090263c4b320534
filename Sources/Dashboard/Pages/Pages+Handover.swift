import ControlPlane
import Domain
import Hummingbird

extension Pages {
    /// What there is of a cluster, for others to remove; and letting it go.
    var handover: [PageRoute] {
        [
            PageRoute(.get, "\(Self.clusterPath)/inventory") { visit in
                let workspace = try await visit.workspace
                let name = try visit.part("cluster")
                let view = try await controlPlane.cluster(name, in: workspace.id, as: visit.caller)
                let inventory = try await controlPlane.clusterInventory(name, in: workspace.id, as: visit.caller)
                return .page(
                    Page(
                        title: "Inventory of \(view.cluster.name)", template: "cluster-inventory",
                        view: InventoryView(row: row(of: view, in: workspace), inventory, now: time.now()),
                        section: .clusters, workspace: workspace.name))
            },
            PageRoute(.get, "\(Self.clusterPath)/inventory/script") { visit in
                let inventory = try await controlPlane.clusterInventory(
                    visit.part("cluster"), in: visit.workspace.id, as: visit.caller)
                guard let script = inventory.script else { throw Denial.nothingHere }
                return .plain(
                    .download(script, as: "remove-\(inventory.cluster.name).sh", of: "text/x-shellscript"))
            },
            PageRoute(.get, "\(Self.clusterPath)/inventory/list") { visit in
                let inventory = try await controlPlane.clusterInventory(
                    visit.part("cluster"), in: visit.workspace.id, as: visit.caller)
                let rows = inventory.items.map { "\($0.step)\t\($0.cloudID)\t\($0.console ?? "")\n" }
                return .plain(
                    .download(
                        "step\tcloud id\tconsole\n" + rows.joined(),
                        as: "inventory-\(inventory.cluster.name).tsv", of: "text/tab-separated-values"))
            },
            PageRoute(.get, "\(Self.clusterPath)/forget", for: .member(.deleteClusters)) { visit in
                .page(try await farewell(to: visit.part("cluster"), in: visit.workspace, as: visit.caller))
            },
            PageRoute(.post, "\(Self.clusterPath)/forget", for: .member(.deleteClusters), answer: forget),
        ]
    }

    @Sendable private func forget(_ visit: Visit) async throws -> Answer {
        let workspace = try await visit.workspace
        let name = try visit.part("cluster")
        do {
            let view = try await controlPlane.forgetCluster(
                name, confirmation: visit.form["confirm"] ?? "", in: workspace.id, as: visit.caller)
            return .goTo(Self.path(workspace.name, "clusters", view.cluster.id.rawValue))
        } catch let problem as Problem where problem.field != nil {
            return .page(
                try await farewell(
                    to: name, in: workspace, as: visit.caller, typed: visit.form["confirm"], refusal: Denial(problem)))
        } catch let refusal as Refusal where refusal.reason == .conflict {
            return .page(try await farewell(to: name, in: workspace, as: visit.caller, refusal: Denial(refusal)))
        }
    }

    private func farewell(
        to name: String, in workspace: Workspace, as caller: Caller, typed: String? = nil, refusal: Denial? = nil
    ) async throws -> Page {
        let view = try await controlPlane.cluster(name, in: workspace.id, as: caller)
        let inventory = try await controlPlane.clusterInventory(name, in: workspace.id, as: caller)
        let credential = try await controlPlane.credential(
            view.cluster.credential.rawValue, in: workspace.id, as: caller)
        let farewell = FarewellView(
            inventory: InventoryView(row: row(of: view, in: workspace), inventory, now: time.now()),
            credentialPath: Self.path(workspace.name, "credentials", credential.name),
            works: credential.phase != .invalid, isGone: view.deletedAt != nil, typed: typed,
            refusal: refusal?.problem)
        return Page(
            title: "Forget \(view.cluster.name)", template: "cluster-forget", view: farewell, section: .clusters,
            workspace: workspace.name, status: refusal?.status ?? .ok)
    }
}

extension Response {
    /// A file for the browser to keep.
    fileprivate static func download(_ text: String, as name: String, of mediaType: String) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: "\(mediaType); charset=utf-8",
                .contentDisposition: "attachment; filename=\"\(name)\"",
            ], body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}
