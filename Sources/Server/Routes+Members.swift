import API
import ControlPlane
import Domain
import Hummingbird

extension Routes {
    private static let memberPath = "\(team)/members/:person"
    private static let invitationsPath = "\(team)/invitations"

    var members: [Route] {
        [
            Route(.get, "\(Self.team)/members", for: .member(.seeWorkspace)) { inquiry in
                let members = try await controlPlane.members(of: inquiry.workspace, as: inquiry.caller)
                return try .json(inquiry.page(of: members.map(MemberBody.init), by: \.email))
            },
            Route(.patch, Self.memberPath, for: .member(.keepMembers)) { inquiry in
                let order: RoleEdit = try await inquiry.order()
                let member = try await controlPlane.changeRole(
                    of: Person.ID(rawValue: inquiry.part("person")), to: order.role, in: inquiry.workspace,
                    as: inquiry.caller)
                return try .json(MemberBody(member))
            },
            // Everybody may go by themselves.
            Route(.delete, Self.memberPath, for: .member(.seeWorkspace)) { inquiry in
                try await controlPlane.removeMember(
                    Person.ID(rawValue: inquiry.part("person")), of: inquiry.workspace, as: inquiry.caller)
                return Response(status: .noContent)
            },
        ]
    }

    var invitations: [Route] {
        [
            Route(.get, Self.invitationsPath, for: .member(.keepMembers)) { inquiry in
                let open = try await controlPlane.invitations(to: inquiry.workspace, as: inquiry.caller)
                return try .json(inquiry.page(of: open.map(InvitationBody.init)))
            },
            Route(.post, Self.invitationsPath, for: .member(.keepMembers)) { inquiry in
                let order: InvitationOrder = try await inquiry.order()
                let made = try await controlPlane.invite(
                    as: order.role, email: order.email, to: inquiry.workspace, as: inquiry.caller)
                return try .json(
                    NewInvitationBody(invitation: InvitationBody(made.invitation), text: SentSecret(made.text)),
                    status: .created)
            },
            Route(.delete, "\(Self.invitationsPath)/:invitation", for: .member(.keepMembers)) { inquiry in
                try await controlPlane.takeBackInvitation(
                    Invitation.ID(rawValue: inquiry.part("invitation")), to: inquiry.workspace, as: inquiry.caller)
                return Response(status: .noContent)
            },
        ]
    }
}

extension MemberBody {
    init(_ member: Membership) {
        self.init(
            id: member.person.id.rawValue, email: member.person.email.rawValue, name: member.person.name,
            role: member.role, since: member.since, hasSecondFactor: member.person.hasSecondFactor)
    }
}

extension ProfileBody {
    init(_ profile: Profile) {
        self.init(
            person: PersonBody(profile.person),
            roles: Dictionary(uniqueKeysWithValues: profile.roles.map { ($0.rawValue, $1) }),
            recoveryCodesLeft: profile.recoveryCodesLeft)
    }
}
