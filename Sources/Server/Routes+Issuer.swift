import API
import ControlPlane
import Domain
import Hummingbird

extension Routes {
    /// What clouds look up, at the paths that OpenID Connect Discovery and our own `jwks_uri` give; and its keeping.
    var issuer: [Route] {
        [
            Route(.get, "/.well-known/openid-configuration", for: .anybody) { _ in
                try published { $0.discovery }
            },
            Route(.get, "/.well-known/jwks.json", for: .anybody) { _ in
                try published { $0.keySet }
            },
            Route(.post, "\(Self.base)/issuer/keys", for: .administrator) { inquiry in
                try .json(await controlPlane.rotateIssuerKey(as: inquiry.caller), status: .created)
            },
        ]
    }

    private func published(_ document: (Issuer) -> some Encodable) throws -> Response {
        guard let issuer = controlPlane.issuer else { throw Refusal.withoutIssuer }
        var response = try Response.json(document(issuer))
        // Short beside the day for which a new key is published before it signs.
        response.headers[.cacheControl] = "public, max-age=3600"
        return response
    }
}
