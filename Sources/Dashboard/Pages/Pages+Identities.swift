import Browsing
import ControlPlane
import Domain
import Hummingbird

extension Pages {
    /// The way to an identity provider and back; none of it is there without one.
    var identities: [PageRoute] {
        let providers = controlPlane.identityProviders.all
        return providers.isEmpty ? [] : providers.flatMap(routes(to:)) + ownIdentities
    }

    private func routes(to provider: IdentityProvider) -> [PageRoute] {
        [
            PageRoute(.get, Self.path(to: provider), for: .anybody) { try await depart(to: provider, $0) },
            PageRoute(.get, IdentityProviders.callback(of: provider.id), for: .anybody) {
                try await arrive(from: provider, $0)
            },
            PageRoute(.post, "\(Self.path(to: provider))/invitation", for: .anybody) {
                try await join(by: provider, $0)
            },
            PageRoute(.post, "\(Self.path(to: provider))/link", for: .whoIsSignedIn) {
                try await link(with: provider, $0)
            },
        ]
    }

    /// As buttons of the sign-in page.
    func providers(next: String) -> [SignInView.Provider] {
        controlPlane.identityProviders.all.map { provider in
            .init(name: provider.name, path: "\(Self.path(to: provider))?next=\(next.escapedForQuery)")
        }
    }

    /// As buttons of a form that holds an invitation.
    var providersOfInvitations: [SignInView.Provider] {
        controlPlane.identityProviders.all.map { .init(name: $0.name, path: "\(Self.path(to: $0))/invitation") }
    }

    static func path(to provider: IdentityProvider) -> String { "/sign-in/oidc/\(provider.id)" }

    private func depart(to provider: IdentityProvider, _ visit: Visit) async throws -> Answer {
        // From a page of ours: no other site may send its visitors off to become somebody here.
        guard !visit.request.isFromElsewhere(isSaid: false) else { return .goTo("/sign-in") }
        let next = Self.local(visit.query("next"))
        do {
            let begun = try await controlPlane.beginSignIn(at: provider.id, next: next, from: visit.browser)
            let cookie = FlowCookie(of: visit.request).setting(begun.text)
            return .plain(.seeOther(begun.address, setting: cookie))
        } catch let refusal as Refusal {
            return .page(refused(Denial(refusal), next: next))
        } catch let problem as Problem {
            return .page(refused(Denial(problem), next: next))
        }
    }

    private func arrive(from provider: IdentityProvider, _ visit: Visit) async throws -> Answer {
        let cookie = FlowCookie(of: visit.request)
        let fields = visit.request.uri.queryParameters.map { (name: String($0.key), value: String($0.value)) }
        do {
            let arrival = try await controlPlane.finishSignIn(
                at: provider.id, AuthorizationAnswer(fields), kept: cookie.text, from: visit.browser)
            var response = Response.seeOther(
                Self.local(arrival.next),
                setting: arrival.signedIn.map { SessionCookie(of: visit.request).setting($0.text) })
            response.headers.append(.init(name: .setCookie, value: cookie.ending))
            return .plain(response)
        } catch let refusal as Refusal {
            return .page(refused(Denial(refusal), next: "/"))
        } catch let problem as Problem {
            return .page(refused(Denial(problem), next: "/"))
        }
    }

    /// Takes an invitation as whom the provider names.
    private func join(by provider: IdentityProvider, _ visit: Visit) async throws -> Answer {
        let begun = try await controlPlane.beginSignIn(
            at: provider.id, taking: Self.text(of: visit), from: visit.browser)
        return onward(to: provider, begun, visit)
    }

    /// Gives who is signed in one more way in.
    private func link(with provider: IdentityProvider, _ visit: Visit) async throws -> Answer {
        do {
            let begun = try await controlPlane.beginLink(
                to: provider.id, password: visit.form.secret("password") ?? Secret(""), next: Self.identitiesPath,
                from: visit.browser, as: visit.caller)
            return onward(to: provider, begun, visit)
        } catch let problem as Problem {
            return .page(try await identitiesPage(for: visit, refusal: Denial(problem)))
        } catch let refusal as Refusal {
            return .page(try await identitiesPage(for: visit, refusal: Denial(refusal)))
        }
    }

    /// A page that leads on: what follows a form stays on this site (`form-action`), a page's own refresh does not.
    private func onward(to provider: IdentityProvider, _ begun: BegunSignIn, _ visit: Visit) -> Answer {
        var page = Page(
            title: "To \(provider.name)", template: "onward",
            view: OnwardView(name: provider.name, address: begun.address))
        page.cookie = FlowCookie(of: visit.request).setting(begun.text)
        return .page(page)
    }

    private func refused(_ denial: Denial, next: String) -> Page {
        signIn(
            SignInView(next: next, providers: providers(next: next), refusal: denial.problem), status: denial.status)
    }
}
