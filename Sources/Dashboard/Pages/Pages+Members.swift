import ControlPlane
import Domain
import Hummingbird

extension Pages {
    private static let memberPath = "\(team)/members/:person"
    private static let invitationsPath = "\(team)/invitations"

    var members: [PageRoute] {
        [
            PageRoute(.get, "\(Self.team)/members") { visit in .page(try await membersPage(for: visit)) },
            PageRoute(.post, "\(Self.memberPath)/role", for: .member(.keepMembers)) { visit in
                let (workspace, person) = (try await visit.workspace, try visit.part("person"))
                _ = try await controlPlane.changeRole(
                    of: Person.ID(rawValue: person), to: try Self.role(visit.form["role.\(person)"]),
                    in: workspace.id, as: visit.caller)
                return .goTo(Self.path(workspace.name, "members"))
            },
            // Everybody may go by themselves.
            PageRoute(.post, "\(Self.memberPath)/remove") { visit in
                let (workspace, caller) = (try await visit.workspace, try visit.caller)
                let person = Person.ID(rawValue: try visit.part("person"))
                try await controlPlane.removeMember(person, of: workspace.id, as: caller)
                return .goTo(person == caller.person ? "/" : Self.path(workspace.name, "members"))
            },
            PageRoute(.post, Self.invitationsPath, for: .member(.keepMembers), answer: invite),
            PageRoute(.post, "\(Self.invitationsPath)/:invitation/take-back", for: .member(.keepMembers)) { visit in
                let workspace = try await visit.workspace
                try await controlPlane.takeBackInvitation(
                    Invitation.ID(rawValue: visit.part("invitation")), to: workspace.id, as: visit.caller)
                return .goTo(Self.path(workspace.name, "members"))
            },
        ]
    }

    @Sendable private func invite(_ visit: Visit) async throws -> Answer {
        let workspace = try await visit.workspace
        do {
            let made = try await controlPlane.invite(
                as: Self.role(visit.form["role"]), email: visit.form["email"], to: workspace.id, as: visit.caller)
            let view = LinkView(
                title: "Invitation to \(workspace.name)",
                lead: "Send this link to whom you invite, by a way that only they read.", label: "Link",
                text: visit.link(to: "/invitation", made.text),
                expiresAt: Moment(made.invitation.expiresAt, now: time.now()),
                backPath: Self.path(workspace.name, "members"), backWords: "To the members")
            return .page(
                Page(
                    title: "Invitation", template: "link", view: view, section: .members, workspace: workspace.name))
        } catch let problem as Problem {
            return .page(try await membersPage(for: visit, refusal: Denial(problem)))
        }
    }

    private func membersPage(for visit: Visit, refusal: Denial? = nil) async throws -> Page {
        guard let guest = visit.guest else { throw Denial.nobody }
        let workspace = try await visit.workspace
        let members = try await controlPlane.members(of: workspace.id, as: guest.caller)
        let open =
            guest.may(.keepMembers, in: workspace.name)
            ? try await controlPlane.invitations(to: workspace.id, as: guest.caller) : []
        let view = MembersView(
            members, open, in: workspace, of: guest, now: time.now(), entered: refusal == nil ? nil : visit.form,
            refusal: refusal?.problem)
        return Page(
            title: "Members", template: "members", view: view, section: .members, workspace: workspace.name,
            status: refusal?.status ?? .ok)
    }

    private static func role(_ text: String?) throws(Problem) -> Role {
        guard let role = text.flatMap(Role.init) else {
            throw .invalid("role", "There is no such role.", advice: "Choose one of the list.")
        }
        return role
    }
}
