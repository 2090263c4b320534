import Browsing
import ControlPlane
import Domain
import Hummingbird

extension Pages {
    var entrance: [PageRoute] {
        [
            PageRoute(.get, "/") { visit in
                guard
                    let first = try await controlPlane.workspaces(as: visit.caller).min(by: {
                        $0.createdAt < $1.createdAt
                    })
                else {
                    if try visit.caller.rights.isAdministrator { return .goTo("/new-workspace") }
                    throw Denial.noWorkspace
                }
                return .goTo(Self.path(first.name))
            },
            PageRoute(.get, "/sign-in", for: .anybody) { visit in
                if visit.guest != nil { return .goTo(Self.local(visit.query("next"))) }
                let next = Self.local(visit.query("next"))
                return .page(signIn(SignInView(next: next, providers: providers(next: next))))
            },
            PageRoute(.post, "/sign-in", for: .anybody, answer: enter),
            PageRoute(.post, "/sign-in/code", for: .anybody, answer: finish),
            PageRoute(.post, "/sign-out", for: .anybody, answer: leave),
            PageRoute(.get, "/assets/:hash/:file", for: .anybody) { visit in
                .plain(try Assets.response(to: visit.request.uri.path))
            },
        ]
    }

    @Sendable private func enter(_ visit: Visit) async throws -> Answer {
        let form = visit.form
        let next = Self.local(form["next"])
        do {
            let admission = try await controlPlane.admit(
                form["email"] ?? "", password: form.secret("password") ?? Secret(""), from: visit.browser)
            switch admission {
            case .signedIn(let signedIn): return visit.keeping(signedIn, andGoingTo: next)
            case .codeNeeded(let ticket): return .page(signIn(SignInView(next: next, ticket: ticket)))
            }
        } catch let refusal as Refusal {
            let view = SignInView(
                next: next, email: form["email"], providers: providers(next: next), refusal: refusal.problem)
            return .page(signIn(view, status: refusal.reason.status))
        }
    }

    /// The code beside the password.
    @Sendable private func finish(_ visit: Visit) async throws -> Answer {
        let (form, next) = (visit.form, Self.local(visit.form["next"]))
        let ticket = form.secret("ticket") ?? Secret("")
        do {
            let signedIn = try await controlPlane.signIn(
                admitted: ticket, code: Secret(form["code"] ?? ""), from: visit.browser)
            return visit.keeping(signedIn, andGoingTo: next)
        } catch let refusal as Refusal {
            let view = SignInView(
                next: next, ticket: refusal.isSignInTooLong ? nil : ticket, providers: providers(next: next),
                refusal: refusal.problem)
            return .page(signIn(view, status: refusal.reason.status))
        }
    }

    @Sendable private func leave(_ visit: Visit) async throws -> Answer {
        if let guest = visit.guest {
            try await controlPlane.endSession(guest.caller.signedIn().session, as: guest.caller)
        }
        var response = Response.seeOther("/sign-in", setting: SessionCookie(of: visit.request).ending)
        // Not the cookies: that would be those of every other program on the same domain (Clear Site Data, 3.1).
        response.headers[.init("Clear-Site-Data")!] = #""cache", "storage""#
        return .plain(response)
    }

    func signIn(_ view: SignInView, status: HTTPResponse.Status = .ok) -> Page {
        Page(title: "Sign in", template: "sign-in", view: view, status: status)
    }

    /// Where to go after the sign-in: a place of our own, whatever the address said.
    static func local(_ next: String?) -> String {
        guard let next, next.hasPrefix("/"), !next.hasPrefix("//"), !next.contains("\\"),
            next.utf8.allSatisfy({ $0 > 32 && $0 < 127 })
        else { return "/" }
        return next
    }
}
