import API
import ControlPlane
import Domain
import Hummingbird

extension Routes {
    /// To sign in at a provider, or to connect with one, takes a browser: pages do that.
    var identities: [Route] {
        [
            Route(.get, "\(Self.base)/profile/identities", for: .whoIsSignedIn) { inquiry in
                let identities = try await controlPlane.identities(as: inquiry.caller)
                return try .json(inquiry.page(of: identities.map(IdentityBody.init)))
            },
            Route(.delete, "\(Self.base)/profile/identities/:identity", for: .whoIsSignedIn) { inquiry in
                try await controlPlane.removeIdentity(
                    Identity.ID(rawValue: inquiry.part("identity")), as: inquiry.caller)
                return Response(status: .noContent)
            },
            Route(.post, "\(Self.base)/people/:person/identities", for: .administrator) { inquiry in
                try await controlPlane.allowIdentity(
                    of: Person.ID(rawValue: inquiry.part("person")), as: inquiry.caller)
                return Response(status: .noContent)
            },
        ]
    }
}
