import API
import ControlPlane
import Domain
import Hummingbird

extension Routes {
    private static let all = "\(team)/credentials"
    private static let one = "\(all)/:credential"

    var credentials: [Route] {
        [
            Route(.get, Self.all, for: .member(.seeWorkspace)) { inquiry in
                let credentials = try await controlPlane.credentials(in: inquiry.workspace, as: inquiry.caller)
                return try .json(inquiry.page(of: credentials.map(CredentialBody.init), by: \.name))
            },
            Route(.post, Self.all, for: .member(.keepCredentials), answer: addCredential),
            Route(.get, Self.one, for: .member(.seeWorkspace)) { inquiry in
                try body(
                    of: await controlPlane.credential(
                        inquiry.part("credential"), in: inquiry.workspace, as: inquiry.caller))
            },
            Route(.patch, Self.one, for: .member(.keepCredentials), answer: editCredential),
            Route(.delete, Self.one, for: .member(.keepCredentials)) { inquiry in
                try await controlPlane.deleteCredential(
                    inquiry.part("credential"), in: inquiry.workspace, as: inquiry.caller)
                return Response(status: .noContent)
            },
            Route(.post, "\(Self.one)/validate", for: .member(.keepCredentials)) { inquiry in
                let credential = try await controlPlane.revalidateCredential(
                    inquiry.part("credential"), in: inquiry.workspace, as: inquiry.caller)
                return try body(of: credential, status: .accepted)
            },
            Route(.post, "\(Self.one)/preflight", for: .member(.useCredentials), answer: preflight),
            Route(.get, "\(Self.one)/preparation", for: .member(.useCredentials)) { inquiry in
                let findings = try await controlPlane.preparation(
                    of: inquiry.part("credential"), in: inquiry.workspace, as: inquiry.caller)
                return try .json(PreflightBody(findings: findings))
            },
            Route(.post, "\(Self.one)/preparation", for: .member(.keepCredentials)) { inquiry in
                let findings = try await controlPlane.prepareCredential(
                    inquiry.part("credential"), in: inquiry.workspace, as: inquiry.caller)
                return try .json(PreflightBody(findings: findings), status: .accepted)
            },
            Route(.get, "\(Self.one)/events", for: .member(.seeWorkspace)) { inquiry in
                let limit = try inquiry.limit
                let events = try await controlPlane.credentialEvents(
                    inquiry.part("credential"), after: inquiry.lastEvent, limit: limit, in: inquiry.workspace,
                    as: inquiry.caller)
                return try .json(Page(events, limit: limit))
            },
        ]
    }

    @Sendable private func addCredential(_ inquiry: Inquiry) async throws -> Response {
        let workspace = try await inquiry.workspace
        let key = try inquiry.key
        let order: CredentialOrder = try await inquiry.order()
        let draft = CredentialDraft(
            name: order.name, provider: order.provider, fields: (order.fields ?? [:]).mapValues(\.secret),
            pasted: order.pasted?.secret)
        let credential = try await controlPlane.addCredential(draft, in: workspace, as: inquiry.caller, key: key)
        let location = "\(Self.base)/workspaces/\(workspace)/credentials/\(credential.id)"
        return try body(of: credential, status: .created, location: location)
    }

    @Sendable private func editCredential(_ inquiry: Inquiry) async throws -> Response {
        let revision = try inquiry.revision
        let edit: CredentialEdit = try await inquiry.order()
        let change = CredentialChange(
            name: edit.name, fields: (edit.fields ?? [:]).mapValues(\.secret), pasted: edit.pasted?.secret)
        return try body(
            of: await controlPlane.editCredential(
                inquiry.part("credential"), change, in: inquiry.workspace, revision: revision, as: inquiry.caller))
    }

    @Sendable private func preflight(_ inquiry: Inquiry) async throws -> Response {
        let order: PreflightOrder = try await inquiry.order(isOptional: true)
        let findings = try await controlPlane.preflightCredential(
            inquiry.part("credential"), region: order.region, kind: order.type ?? .dedicatedHA,
            in: inquiry.workspace, as: inquiry.caller)
        return try .json(PreflightBody(findings: findings))
    }

    private func body(
        of credential: Credential, status: HTTPResponse.Status = .ok, location: String? = nil
    ) throws -> Response {
        try .json(CredentialBody(credential), status: status, revision: credential.revision, location: location)
    }
}
