import ControlPlane
import Domain

extension Pages {
    static let identitiesPath = "/account/identities"

    /// By which identity providers whoever asks gets in.
    var ownIdentities: [PageRoute] {
        [
            PageRoute(.get, Self.identitiesPath, for: .whoIsSignedIn) { visit in
                .page(try await identitiesPage(for: visit))
            },
            PageRoute(.post, "\(Self.identitiesPath)/:identity/remove", for: .whoIsSignedIn) { visit in
                do {
                    try await controlPlane.removeIdentity(
                        Identity.ID(rawValue: visit.part("identity")), as: visit.caller)
                    return .goTo(Self.identitiesPath)
                } catch let refusal as Refusal {
                    return .page(try await identitiesPage(for: visit, refusal: Denial(refusal)))
                }
            },
        ]
    }

    func identitiesPage(for visit: Visit, refusal: Denial? = nil) async throws -> Page {
        let view = IdentitiesView(
            try await controlPlane.identities(as: visit.caller), of: controlPlane.identityProviders.all,
            now: time.now(), refusal: refusal?.problem)
        return Page(
            title: "Other ways to sign in", template: "identities", view: view, section: .account,
            status: refusal?.status ?? .ok)
    }
}
