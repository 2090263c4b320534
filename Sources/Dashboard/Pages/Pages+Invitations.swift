import ControlPlane
import Domain
import Hummingbird

extension Pages {
    /// What a link leads to that lets somebody in. What it ends with comes in a form: in an address it would be logged.
    var invitations: [PageRoute] {
        [
            PageRoute(.get, "/welcome", for: .anybody) { _ in .page(page(.welcome)) },
            PageRoute(.get, "/invitation", for: .anybody) { _ in .page(page(.link)) },
            PageRoute(.post, "/invitation", for: .anybody, answer: show),
            PageRoute(.post, "/invitation/accept", for: .anybody, answer: accept),
            PageRoute(.post, "/invitation/join") { visit in
                try await controlPlane.accept(Self.text(of: visit), as: visit.caller)
                return .goTo("/")
            },
        ]
    }

    @Sendable private func show(_ visit: Visit) async throws -> Answer {
        do {
            let text = Self.text(of: visit)
            let shown = try await controlPlane.invitation(text)
            var view = InvitationView.offer(shown, text, as: visit.guest?.caller, entered: nil, refusal: nil)
            // Somebody new may come as whom a provider names.
            if visit.guest == nil, shown.person == nil { view.providers = providersOfInvitations }
            return .page(page(view))
        } catch let refusal as Refusal {
            return .page(page(.refused(refusal.problem), status: refusal.reason.status))
        }
    }

    @Sendable private func accept(_ visit: Visit) async throws -> Answer {
        let (form, text) = (visit.form, Self.text(of: visit))
        let shown = try await controlPlane.invitation(text)
        let password = form.secret("password") ?? Secret("")
        do {
            guard shown.person == nil else {
                let signedIn = try await controlPlane.recover(text, password: password, from: visit.browser)
                return visit.keeping(signedIn, andGoingTo: "/account")
            }
            let newcomer = Newcomer(email: form["email"] ?? "", name: form["name"] ?? "", password: password)
            return visit.keeping(
                try await controlPlane.accept(text, as: newcomer, from: visit.browser), andGoingTo: "/")
        } catch let problem as Problem {
            return .page(again(shown, text, form, Denial(problem)))
        } catch let refusal as Refusal where refusal.problem.field != nil {
            return .page(again(shown, text, form, Denial(refusal)))
        }
    }

    private func again(_ shown: ShownInvitation, _ text: Secret, _ form: FormValues, _ denial: Denial) -> Page {
        page(.offer(shown, text, as: nil, entered: form, refusal: denial.problem), status: denial.status)
    }

    private func page(_ view: InvitationView, status: HTTPResponse.Status = .ok) -> Page {
        Page(title: view.title, template: "invitation", view: view, status: status)
    }

    /// Of a whole link, what stands after “#”.
    static func text(of visit: Visit) -> Secret {
        Secret(String((visit.form["invitation"] ?? "").split(separator: "#").last ?? ""))
    }
}
