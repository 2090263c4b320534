import ControlPlane
import Domain
import Foundation

/// Who belongs to a workspace, as what, and who is invited.
struct MembersView: Sendable {
    struct Row: Sendable {
        let name: String
        let email: String
        let role: String
        let since: Moment
        let hasSecondFactor: Bool
        let isThem: Bool
        /// Where the forms of this member send to; nil where who looks may change nothing of them.
        let path: String?
        let roles: FieldView
        /// Everybody may go by themselves.
        let leavePath: String?
    }

    struct InvitationRow: Sendable {
        let role: String
        let email: String?
        let invitedBy: String
        let expiresAt: Moment
        let endPath: String
    }

    let base: String
    let rows: [Row]
    let invitations: [InvitationRow]
    let hasInvitations: Bool
    let mayInvite: Bool
    let inviteFields: [FieldView]
    let refusal: ProblemView?

    init(
        _ members: [Membership], _ invitations: [Invitation], in workspace: Workspace, of guest: Guest, now: Date,
        entered: FormValues? = nil, refusal: Problem? = nil
    ) {
        let base = Pages.path(workspace.name)
        let keepsMembers = guest.may(.keepMembers, in: workspace.name)
        let roles = Role.allCases.filter { $0 != .owner || guest.may(.keepOwners, in: workspace.name) }
        rows = members.map { member in
            let isTheirs = keepsMembers && roles.contains(member.role)
            let isThem = member.person.id == guest.caller.person
            let path = "\(base)/members/\(member.person.id.rawValue.escapedForQuery)"
            return Row(
                name: member.person.name, email: member.person.email.rawValue, role: member.role.rawValue,
                since: Moment(member.since, now: now), hasSecondFactor: member.person.hasSecondFactor, isThem: isThem,
                path: isTheirs ? path : nil,
                roles: Self.field(
                    of: roles, chosen: member.role, name: "role.\(member.person.id)", label: "Role", problem: nil),
                leavePath: isThem ? "\(path)/remove" : nil)
        }
        self.invitations = invitations.map { Self.row(of: $0, base: base, now: now) }
        self.base = base
        hasInvitations = !invitations.isEmpty
        mayInvite = keepsMembers
        let wanted = entered?["role"].flatMap(Role.init) ?? .member
        inviteFields = [
            Self.field(of: roles, chosen: wanted, name: "role", label: "Role", problem: refusal),
            FieldView(
                "email", "E-mail address", help: "Of the only one who may use the link; nothing is sent to it.",
                isRequired: false, value: entered?["email"], problem: refusal
            ).filled(as: "off", type: "email"),
        ]
        self.refusal = inviteFields.contains { $0.problem != nil } ? nil : refusal.map(ProblemView.init)
    }

    private static func row(of invitation: Invitation, base: String, now: Date) -> InvitationRow {
        var role = ""
        if case .membership(_, let offered) = invitation.offer { role = offered.rawValue }
        return InvitationRow(
            role: role, email: invitation.email?.rawValue, invitedBy: invitation.invitedBy,
            expiresAt: Moment(invitation.expiresAt, now: now),
            endPath: "\(base)/invitations/\(invitation.id.rawValue.escapedForQuery)/take-back")
    }

    private static func field(of roles: [Role], chosen: Role, name: String, label: String, problem: Problem?)
        -> FieldView
    {
        FieldView(
            name, label,
            choices: roles.map { .init(value: $0.rawValue, label: $0.rawValue, isChosen: $0 == chosen) },
            problem: problem)
    }
}
