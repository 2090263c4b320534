import ControlPlane
import Domain
import Hummingbird

import struct Foundation.Date

extension Pages {
    static let credentialPath = "\(team)/credentials/:credential"

    var credentials: [PageRoute] {
        [
            PageRoute(.get, "\(Self.team)/credentials", answer: listCredentials),
            PageRoute(.get, Self.credentialPath) { visit in
                let workspace = try await visit.workspace
                return .page(
                    try await credentialPage(
                        visit.part("credential"), in: workspace, as: visit.caller, region: visit.query("preflight")))
            },
            PageRoute(.post, "\(Self.credentialPath)/validate", for: .member(.keepCredentials)) { visit in
                let workspace = try await visit.workspace
                let credential = try await controlPlane.revalidateCredential(
                    visit.part("credential"), in: workspace.id, as: visit.caller)
                return .goTo(Self.path(workspace.name, "credentials", credential.name))
            },
            PageRoute(.post, "\(Self.credentialPath)/prepare", for: .member(.keepCredentials)) { visit in
                let workspace = try await visit.workspace
                let name = try visit.part("credential")
                _ = try await controlPlane.prepareCredential(name, in: workspace.id, as: visit.caller)
                let region = visit.form["preflight"] ?? ""
                return .goTo(
                    Self.path(workspace.name, "credentials", name)
                        + "?preflight=\(region.escapedForQuery)#preflight-report")
            },
            PageRoute(.get, "\(Self.credentialPath)/delete", for: .member(.keepCredentials)) { visit in
                .page(try await credentialDeletion(of: visit.part("credential"), in: visit.workspace, as: visit.caller))
            },
            PageRoute(.post, "\(Self.credentialPath)/delete", for: .member(.keepCredentials), answer: deleteCredential),
        ]
    }

    func credentialRow(of credential: Credential, in workspace: Workspace, now: Date) -> CredentialRow {
        CredentialRow(
            credential, providerName: providerName(credential.provider),
            path: Self.path(workspace.name, "credentials", credential.name), now: now)
    }

    @Sendable private func listCredentials(_ visit: Visit) async throws -> Answer {
        let workspace = try await visit.workspace
        let mark = try await mark(of: workspace, as: visit.caller)
        let all = try await controlPlane.credentials(in: workspace.id, as: visit.caller)
        let rows = all.map { credentialRow(of: $0, in: workspace, now: time.now()) }
        return .page(
            Page(
                title: "Cloud Credentials", template: "credentials",
                view: CredentialsView(base: Self.path(workspace.name), rows: rows), section: .credentials,
                workspace: workspace.name,
                live: .init(path: Self.path(workspace.name, "live"), mark: mark, isMoving: false)))
    }

    /// - Parameter region: for which to look whether a cluster could be made; nil for no look.
    private func credentialPage(_ name: String, in workspace: Workspace, as caller: Caller, region: String?)
        async throws -> Page
    {
        let mark = try await mark(of: workspace, as: caller)
        let credential = try await controlPlane.credential(name, in: workspace.id, as: caller)
        let provider = controlPlane.providers.first { $0.id == credential.provider }
        var findings: [Finding]?
        var needsPreparation = false
        var refusal: Problem?
        if let region {
            do {
                let id = credential.id.rawValue
                findings = try await controlPlane.preflightCredential(
                    id, region: region.isEmpty ? nil : region, in: workspace.id, as: caller)
                needsPreparation = try await controlPlane.preparation(of: id, in: workspace.id, as: caller).contains {
                    $0.verdict == .missing
                }
            } catch let problem as Problem { refusal = problem }
        }
        let users = try await controlPlane.clusters(using: credential.id, in: workspace.id, as: caller)
        let view = CredentialPageView(
            credential, row: credentialRow(of: credential, in: workspace, now: time.now()), provider: provider,
            clusters: users.map { row(of: $0, in: workspace) }, region: region, findings: findings,
            needsPreparation: needsPreparation, refusal: refusal)
        return Page(
            title: credential.name, template: "credential", view: view, section: .credentials,
            workspace: workspace.name,
            // A report is a look at one moment: it stays as it is.
            live: region == nil
                ? .init(path: Self.path(workspace.name, "live"), mark: mark, isMoving: false)
                : nil)
    }

    private func credentialDeletion(
        of name: String, in workspace: Workspace, as caller: Caller, refusal: Denial? = nil
    ) async throws -> Page {
        let credential = try await controlPlane.credential(name, in: workspace.id, as: caller)
        let users = try await controlPlane.clusters(using: credential.id, in: workspace.id, as: caller)
        let view = CredentialDeletionView(
            row: credentialRow(of: credential, in: workspace, now: time.now()),
            clusters: users.map { row(of: $0, in: workspace) }, refusal: refusal.map { ProblemView($0.problem) })
        return Page(
            title: "Delete \(credential.name)", template: "credential-delete", view: view, section: .credentials,
            workspace: workspace.name, status: refusal?.status ?? .ok)
    }

    @Sendable private func deleteCredential(_ visit: Visit) async throws -> Answer {
        let workspace = try await visit.workspace
        let name = try visit.part("credential")
        do {
            try await controlPlane.deleteCredential(name, in: workspace.id, as: visit.caller)
            return .goTo(Self.path(workspace.name, "credentials"))
        } catch let refusal as Refusal where refusal.reason == .conflict {
            return .page(
                try await credentialDeletion(of: name, in: workspace, as: visit.caller, refusal: Denial(refusal)))
        }
    }
}
