import ControlPlane
import Domain
import Hummingbird

extension Pages {
    /// What a person changes about themselves.
    var account: [PageRoute] {
        [
            PageRoute(.get, "/account") { visit in .page(try await accountPage(for: visit)) },
            PageRoute(.post, "/account/password", answer: changePassword),
            PageRoute(.post, "/account/sessions/:session/end") { visit in
                try await controlPlane.endSession(Session.ID(rawValue: visit.part("session")), as: visit.caller)
                return .goTo("/account")
            },
            PageRoute(.post, "/account/second-factor") { visit in
                try await refusable(.secondFactor, visit) { password in
                    let new = try await controlPlane.newSecondFactor(
                        password: password, from: visit.browser, as: visit.caller)
                    return .page(secondFactor(SecondFactorView(new)))
                }
            },
            PageRoute(.post, "/account/second-factor/confirm", answer: confirmSecondFactor),
            PageRoute(.post, "/account/second-factor/remove") { visit in
                try await refusable(.secondFactor, visit) { password in
                    try await controlPlane.removeSecondFactor(
                        password: password, from: visit.browser, as: visit.caller)
                    return .goTo("/account")
                }
            },
        ]
    }

    @Sendable private func changePassword(_ visit: Visit) async throws -> Answer {
        try await refusable(.password, visit) { password in
            let signedIn = try await controlPlane.changePassword(
                password, to: visit.form.secret("new") ?? Secret(""), from: visit.browser, as: visit.caller)
            return visit.keeping(signedIn, andGoingTo: "/account")
        }
    }

    @Sendable private func confirmSecondFactor(_ visit: Visit) async throws -> Answer {
        do {
            let codes = try await controlPlane.confirmSecondFactor(
                Secret(visit.form["code"] ?? ""), as: visit.caller)
            return .page(
                Page(
                    title: "Recovery codes", template: "recovery-codes", view: RecoveryCodesView(codes),
                    section: .account))
        } catch let problem as Problem {
            return .page(secondFactor(SecondFactorView(refusal: problem), status: problem.status))
        }
    }

    /// Does it with the password that was typed; what is wrong with that is said beside its field.
    private func refusable(
        _ part: AccountView.Part, _ visit: Visit, _ body: (Secret) async throws -> Answer
    ) async throws -> Answer {
        do {
            return try await body(visit.form.secret(part.rawValue) ?? Secret(""))
        } catch let problem as Problem {
            return .page(try await accountPage(for: visit, part: part, refusal: Denial(problem)))
        } catch let refusal as Refusal {
            return .page(try await accountPage(for: visit, part: part, refusal: Denial(refusal)))
        }
    }

    private func accountPage(
        for visit: Visit, part: AccountView.Part? = nil, refusal: Denial? = nil
    ) async throws -> Page {
        guard let guest = visit.guest else { throw Denial.nobody }
        let profile = try await controlPlane.profile(as: guest.caller)
        let sessions = try await controlPlane.sessions(as: guest.caller)
        var view = AccountView(
            profile, sessions: sessions, of: guest, now: time.now(), part: part, refusal: refusal?.problem)
        if !controlPlane.identityProviders.all.isEmpty { view.identities = Self.identitiesPath }
        return Page(
            title: "Account", template: "account", view: view, section: .account, status: refusal?.status ?? .ok)
    }

    private func secondFactor(_ view: SecondFactorView, status: HTTPResponse.Status = .ok) -> Page {
        Page(title: "Second factor", template: "second-factor", view: view, section: .account, status: status)
    }
}
