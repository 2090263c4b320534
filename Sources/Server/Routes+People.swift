import API
import ControlPlane
import Domain
import Hummingbird

extension Routes {
    var people: [Route] { signIn + profile + secondFactor + members + invitations + accounts + identities }

    private var signIn: [Route] {
        [
            Route(.post, "\(Self.base)/sign-in", for: .anybody) { inquiry in
                let order: SignInOrder = try await inquiry.order()
                let signedIn = try await controlPlane.signIn(
                    order.email, password: order.password.secret, code: order.code?.secret, from: inquiry.browser)
                return try answer(signedIn, to: inquiry)
            },
            Route(.post, "\(Self.base)/invitations/accept", for: .anybody) { inquiry in
                let order: AcceptOrder = try await inquiry.order()
                let newcomer = Newcomer(email: order.email, name: order.name, password: order.password.secret)
                let signedIn = try await controlPlane.accept(
                    order.invitation.secret, as: newcomer, from: inquiry.browser)
                return try answer(signedIn, to: inquiry)
            },
            Route(.post, "\(Self.base)/invitations/recover", for: .anybody) { inquiry in
                let order: RecoveryOrder = try await inquiry.order()
                let signedIn = try await controlPlane.recover(
                    order.invitation.secret, password: order.password.secret, from: inquiry.browser)
                return try answer(signedIn, to: inquiry)
            },
        ]
    }

    private var profile: [Route] {
        [
            Route(.get, "\(Self.base)/profile", for: .whoIsSignedIn) { inquiry in
                let profile = try await controlPlane.profile(as: inquiry.caller)
                return try .json(ProfileBody(profile))
            },
            Route(.post, "\(Self.base)/profile/password", for: .whoIsSignedIn) { inquiry in
                let caller = try inquiry.caller
                let order: PasswordEdit = try await inquiry.order()
                let signedIn = try await controlPlane.changePassword(
                    order.password.secret, to: order.new.secret, from: inquiry.browser, as: caller)
                return try answer(signedIn, to: inquiry)
            },
            Route(.post, "\(Self.base)/profile/invitations", for: .whoIsSignedIn) { inquiry in
                let order: InvitationText = try await inquiry.order()
                try await controlPlane.accept(order.invitation.secret, as: inquiry.caller)
                return Response(status: .noContent)
            },
            Route(.get, "\(Self.base)/profile/sessions", for: .whoIsSignedIn) { inquiry in
                let caller = try inquiry.caller
                let sessions = try await controlPlane.sessions(as: caller)
                return try .json(inquiry.page(of: sessions.map { SessionBody($0, current: caller.session) }))
            },
            Route(.delete, "\(Self.base)/profile/sessions/:session", for: .whoIsSignedIn) { inquiry in
                try await controlPlane.endSession(
                    Session.ID(rawValue: inquiry.part("session")), as: inquiry.caller)
                return Response(status: .noContent)
            },
        ]
    }

    private var secondFactor: [Route] {
        let path = "\(Self.base)/profile/second-factor"
        return [
            Route(.post, path, for: .whoIsSignedIn) { inquiry in
                let order: PasswordOrder = try await inquiry.order()
                let new = try await controlPlane.newSecondFactor(
                    password: order.password.secret, from: inquiry.browser, as: inquiry.caller)
                return try .json(
                    NewSecondFactorBody(text: SentSecret(new.text), uri: SentSecret(new.uri)), status: .created)
            },
            Route(.post, "\(path)/confirm", for: .whoIsSignedIn) { inquiry in
                let order: CodeOrder = try await inquiry.order()
                let codes = try await controlPlane.confirmSecondFactor(order.code.secret, as: inquiry.caller)
                return try .json(RecoveryCodesBody(codes: codes.map(SentSecret.init)))
            },
            Route(.delete, path, for: .whoIsSignedIn) { inquiry in
                let order: PasswordOrder = try await inquiry.order()
                try await controlPlane.removeSecondFactor(
                    password: order.password.secret, from: inquiry.browser, as: inquiry.caller)
                return Response(status: .noContent)
            },
        ]
    }

    private var accounts: [Route] {
        [
            Route(.get, "\(Self.base)/people", for: .administrator) { inquiry in
                let people = try await controlPlane.people(as: inquiry.caller).map(PersonBody.init)
                return try .json(inquiry.page(of: people, by: \.email))
            },
            Route(.post, "\(Self.base)/people/:person/recovery", for: .administrator) { inquiry in
                let made = try await controlPlane.recoverPerson(
                    Person.ID(rawValue: inquiry.part("person")), as: inquiry.caller)
                return try .json(
                    NewInvitationBody(invitation: InvitationBody(made.invitation), text: SentSecret(made.text)),
                    status: .created)
            },
            Route(.delete, "\(Self.base)/people/:person", for: .administrator) { inquiry in
                try await controlPlane.disablePerson(
                    Person.ID(rawValue: inquiry.part("person")), as: inquiry.caller)
                return Response(status: .noContent)
            },
        ]
    }

    private func answer(_ signedIn: SignedIn, to inquiry: Inquiry) throws -> Response {
        let body = NewSessionBody(
            person: PersonBody(signedIn.person), session: SessionBody(signedIn.session, current: signedIn.session.id),
            formToken: signedIn.text.formToken)
        return inquiry.keeping(signedIn.text, try .json(body, status: .created))
    }
}
