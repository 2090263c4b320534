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
                else { throw Denial.noWorkspace }
                return .goTo(Self.path(first.name))
            },
            PageRoute(.get, "/sign-in", for: .anybody) { visit in
                if visit.guest != nil { return .goTo(Self.local(visit.query("next"))) }
                return .page(signIn(SignInView(next: Self.local(visit.query("next")))))
            },
            PageRoute(.post, "/sign-in", for: .anybody, answer: enter),
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
            let signedIn = try await controlPlane.signIn(
                form["email"] ?? "", password: form.secret("password") ?? Secret(""),
                code: form["code"].map { Secret($0) }, from: visit.browser)
            return visit.keeping(signedIn, andGoingTo: next)
        } catch let refusal as Refusal {
            let asksForCode = refusal.problem.field == "code" || form["code"] != nil
            let view = SignInView(
                next: next, email: form["email"], asksForCode: asksForCode, refusal: refusal.problem)
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

    private func signIn(_ view: SignInView, status: HTTPResponse.Status = .ok) -> Page {
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
