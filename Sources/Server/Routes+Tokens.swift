import API
import ControlPlane
import Domain
import Hummingbird

extension Routes {
    var tokens: [Route] {
        [
            Route(.get, "\(Self.base)/tokens") { inquiry in
                try .json(inquiry.page(of: await controlPlane.tokens().map(TokenBody.init)))
            },
            Route(.post, "\(Self.base)/tokens") { inquiry in
                let order: TokenOrder = try await inquiry.order()
                let made = try await controlPlane.createToken(
                    called: order.name, expiresAt: order.expiresAt, as: inquiry.caller)
                return try .json(
                    NewTokenBody(token: TokenBody(made.token), text: SentSecret(made.text)), status: .created)
            },
            Route(.delete, "\(Self.base)/tokens/:token") { inquiry in
                try await controlPlane.revokeToken(
                    Token.ID(rawValue: inquiry.part("token")), as: inquiry.caller)
                return Response(status: .noContent)
            },
        ]
    }
}
