import ControlPlane
import Domain
import Hummingbird

import struct Foundation.Date

extension Pages {
    var tokens: [PageRoute] {
        [
            PageRoute(.get, "/tokens") { visit in .page(try await tokensPage(for: visit)) },
            PageRoute(.post, "/tokens", answer: makeToken),
            PageRoute(.post, "/tokens/:token/revoke") { visit in
                try await controlPlane.revokeToken(Token.ID(rawValue: visit.part("token")), as: visit.caller)
                return .goTo("/tokens")
            },
        ]
    }

    @Sendable private func makeToken(_ visit: Visit) async throws -> Answer {
        do {
            let made = try await controlPlane.createToken(
                called: visit.form["name"] ?? "", scope: try await scope(visit), expiresAt: try end(visit),
                as: visit.caller)
            let view = LinkView(
                title: made.token.name, lead: "Keep it where the program reads it, and in no repository.",
                label: "API token", text: made.text.withValue { $0 },
                expiresAt: made.token.expiresAt.map { Moment($0, now: time.now()) }, backPath: "/tokens",
                backWords: "I have kept it")
            return .page(Page(title: "API token", template: "link", view: view, section: .account))
        } catch let problem as Problem {
            return .page(try await tokensPage(for: visit, refusal: Denial(problem)))
        } catch let refusal as Refusal where refusal.problem.field != nil {
            return .page(try await tokensPage(for: visit, refusal: Denial(refusal)))
        }
    }

    private func scope(_ visit: Visit) async throws -> Token.Scope? {
        guard let name = visit.form["workspace"] else { return nil }
        guard let role = visit.form["role"].flatMap(Role.init) else {
            throw Problem.invalid("role", "There is no such role.", advice: "Choose one of the list.")
        }
        return Token.Scope(
            workspace: try await controlPlane.workspace(called: name, as: visit.caller).id, role: role)
    }

    private func end(_ visit: Visit) throws -> Date {
        guard let days = try visit.form.number("days"), TokensView.lifetimes.contains(where: { $0.0 == days }) else {
            throw Problem.invalid("days", "A token cannot be made for that long.", advice: "Choose one of the list.")
        }
        return time.now() + .minutes(Double(days) * 1440)
    }

    private func tokensPage(for visit: Visit, refusal: Denial? = nil) async throws -> Page {
        guard let guest = visit.guest else { throw Denial.nobody }
        let now = time.now()
        let all = try await controlPlane.tokens(as: guest.caller).filter { $0.isValid(at: now) }
        let people = guest.caller.rights.isAdministrator ? try await controlPlane.people(as: guest.caller) : []
        let owners = Dictionary(uniqueKeysWithValues: people.map { ($0.id, $0.name) })
        let view = TokensView(
            all, owners: owners, of: guest, now: now, entered: refusal == nil ? nil : visit.form,
            refusal: refusal?.problem)
        return Page(
            title: "API tokens", template: "tokens", view: view, section: .account, status: refusal?.status ?? .ok)
    }
}
