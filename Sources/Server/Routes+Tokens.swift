import API
import ControlPlane
import Domain
import Hummingbird

extension Routes {
    var tokens: [Route] {
        [
            Route(.get, "\(Self.base)/tokens", for: .whoIsKnown) { inquiry in
                try .json(inquiry.page(of: await controlPlane.tokens(as: inquiry.caller).map(TokenBody.init)))
            },
            Route(.post, "\(Self.base)/tokens", for: .whoIsKnown, answer: createToken),
            Route(.delete, "\(Self.base)/tokens/:token", for: .whoIsKnown) { inquiry in
                try await controlPlane.revokeToken(
                    Token.ID(rawValue: inquiry.part("token")), as: inquiry.caller)
                return Response(status: .noContent)
            },
        ]
    }

    @Sendable private func createToken(_ inquiry: Inquiry) async throws -> Response {
        let caller = try inquiry.caller
        let order: TokenOrder = try await inquiry.order()
        var scope: Token.Scope?
        if let workspace = order.workspace {
            scope = Token.Scope(
                workspace: try await controlPlane.workspace(called: workspace, as: caller).id,
                role: order.role ?? .auditor)
        } else if order.role != nil {
            throw Problem.invalid(
                "workspace", "The token has a role, and no workspace to have it in.", advice: "Give the workspace.")
        }
        let made = try await controlPlane.createToken(
            called: order.name, scope: scope, expiresAt: order.expiresAt, as: caller)
        return try .json(NewTokenBody(token: TokenBody(made.token), text: SentSecret(made.text)), status: .created)
    }
}
