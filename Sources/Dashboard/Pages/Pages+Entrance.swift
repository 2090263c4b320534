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
                    throw Denial.nothingHere
                }
                return .goTo(Self.path(first.name))
            },
            PageRoute(.get, "/sign-in", isOpen: true) { visit in
                if visit.guest != nil { return .goTo(Self.local(visit.query("next"))) }
                return .page(signIn(next: visit.query("next"), refusal: nil))
            },
            PageRoute(.post, "/sign-in", isOpen: true, answer: enter),
            PageRoute(.post, "/sign-out", isOpen: true) { visit in
                if let secret = cookie.read(from: visit.request) { try await sessions.leave(secret) }
                return .plain(.seeOther("/sign-in", setting: cookie.endingHeader))
            },
            PageRoute(.get, "/assets/:hash/:file", isOpen: true) { visit in
                .plain(try Assets.response(to: visit.request.uri.path))
            },
        ]
    }

    @Sendable private func enter(_ visit: Visit) async throws -> Answer {
        let next = visit.form["next"]
        guard let token = visit.form["token"] else {
            let missing = Problem.invalid("token", "No token was entered.", advice: "Paste an API token.")
            return .page(signIn(next: next, refusal: missing))
        }
        do {
            let secret = try await sessions.enter(Secret(token))
            return .plain(.seeOther(Self.local(next), setting: cookie.header(keeping: secret)))
        } catch let refusal as Refusal {
            return .page(signIn(next: next, refusal: refusal.problem))
        }
    }

    private func signIn(next: String?, refusal: Problem?) -> Page {
        Page(
            title: "Sign in", template: "sign-in",
            view: SignInView(next: Self.local(next), refusal: refusal.map(ProblemView.init)),
            status: refusal == nil ? .ok : .unauthorized)
    }

    /// Where to go after the sign-in: a place of our own, whatever the address said.
    static func local(_ next: String?) -> String {
        guard let next, next.hasPrefix("/"), !next.hasPrefix("//"), !next.contains("\\"),
            next.utf8.allSatisfy({ $0 > 32 && $0 < 127 })
        else { return "/" }
        return next
    }
}
