import ControlPlane
import Domain
import Hummingbird

extension Pages {
    /// What an administrator does for everybody.
    var people: [PageRoute] {
        [
            PageRoute(.get, "/people", for: .administrator) { visit in .page(try await peoplePage(for: visit)) },
            PageRoute(.post, "/people/:person/disable", for: .administrator) { visit in
                do {
                    try await controlPlane.disablePerson(
                        Person.ID(rawValue: visit.part("person")), as: visit.caller)
                    return .goTo("/people")
                } catch let refusal as Refusal where refusal.reason == .conflict {
                    return .page(try await peoplePage(for: visit, refusal: Denial(refusal)))
                }
            },
            PageRoute(.post, "/people/:person/recovery", for: .administrator, answer: recover),
            PageRoute(.get, "/new-workspace", for: .administrator) { _ in .page(workspacePage(NewWorkspaceView())) },
            PageRoute(.post, "/new-workspace", for: .administrator, answer: makeWorkspace),
        ]
    }

    @Sendable private func recover(_ visit: Visit) async throws -> Answer {
        let made = try await controlPlane.recoverPerson(
            Person.ID(rawValue: visit.part("person")), as: visit.caller)
        let person = try await controlPlane.people(as: visit.caller).first { made.invitation.offer == .account($0.id) }
        let view = LinkView(
            title: "A way in for \(person?.name ?? "")",
            lead: "Send this link to \(person?.name ?? "them"), by a way that only they read: it is the account.",
            label: "Link", text: visit.link(to: "/invitation", made.text),
            expiresAt: Moment(made.invitation.expiresAt, now: time.now()), backPath: "/people",
            backWords: "To the people")
        return .page(Page(title: "A way in", template: "link", view: view, section: .people))
    }

    @Sendable private func makeWorkspace(_ visit: Visit) async throws -> Answer {
        let name = visit.form["name"]
        do {
            let made = try await controlPlane.createWorkspace(name ?? "", as: visit.caller)
            return .goTo(Self.path(made.name))
        } catch let problem as Problem {
            return .page(workspacePage(NewWorkspaceView(name: name, refusal: problem), status: problem.status))
        } catch let refusal as Refusal where refusal.reason == .conflict {
            let view = NewWorkspaceView(name: name, refusal: refusal.problem)
            return .page(workspacePage(view, status: refusal.reason.status))
        }
    }

    private func workspacePage(_ view: NewWorkspaceView, status: HTTPResponse.Status = .ok) -> Page {
        Page(title: "New workspace", template: "new-workspace", view: view, status: status)
    }

    private func peoplePage(for visit: Visit, refusal: Denial? = nil) async throws -> Page {
        guard let guest = visit.guest else { throw Denial.nobody }
        let all = try await controlPlane.people(as: guest.caller)
        let view = PeopleView(all, of: guest, now: time.now(), refusal: refusal?.problem)
        return Page(
            title: "People", template: "people", view: view, section: .people, status: refusal?.status ?? .ok)
    }
}
