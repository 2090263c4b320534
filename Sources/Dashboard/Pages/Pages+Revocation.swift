import ControlPlane
import Domain

extension Pages {
    /// Taking our access away, in the order that leaves nothing behind; and the ways on where it is away already.
    var revocation: [PageRoute] {
        [
            PageRoute(.get, "\(Self.credentialPath)/revoke") { visit in
                let workspace = try await visit.workspace
                let caller = try visit.caller
                let mark = try await mark(of: workspace, as: caller)
                let credential = try await controlPlane.credential(
                    visit.part("credential"), in: workspace.id, as: caller)
                let steps = try await controlPlane.credentialRevocation(
                    credential.id.rawValue, in: workspace.id, as: caller)
                let users = try await controlPlane.clusters(using: credential.id, in: workspace.id, as: caller)
                let view = RevocationView(
                    row: credentialRow(of: credential, in: workspace, now: time.now()), steps: steps,
                    clusters: users.map { row(of: $0, in: workspace) })
                return .page(
                    Page(
                        title: "Take away the access of \(credential.name)", template: "credential-revoke",
                        view: view, section: .credentials, workspace: workspace.name,
                        live: .init(path: Self.path(workspace.name, "live"), mark: mark, isMoving: false)))
            }
        ]
    }
}
