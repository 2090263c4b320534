import ControlPlane
import Domain

/// What a link leads to: first the link itself, and then what it offers.
struct InvitationView: Sendable {
    let title: String
    let lead: String
    let action: String
    let submit: String
    /// What the link ends with, for the form to bring it back; nil where it is yet to be given.
    var text: String?
    var fields: [FieldView] = []
    var hasAccount = false
    /// Who else can say who they are, with where the form goes then.
    var providers: [SignInView.Provider] = []
    var refusal: ProblemView?

    static let welcome = InvitationView(
        title: "Welcome to Freehold",
        lead: "The server printed a link for the first administrator when it started. Open it, or paste it here.",
        action: "/invitation", submit: "Go on")

    static let link = InvitationView(
        title: "Invitation", lead: "Open the link that you were sent, or paste it here.", action: "/invitation",
        submit: "Go on")

    static func refused(_ problem: Problem) -> InvitationView {
        var view = link
        view.refusal = ProblemView(problem)
        return view
    }

    /// - Parameter guest: who is signed in, and joins as who they are; nil for somebody new.
    static func offer(
        _ shown: ShownInvitation, _ text: Secret, as guest: Caller?, entered: FormValues?, refusal: Problem?
    ) -> InvitationView {
        let isJoining = guest != nil && shown.person == nil
        var view = InvitationView(
            title: title(of: shown), lead: lead(of: shown),
            action: isJoining ? "/invitation/join" : "/invitation/accept",
            submit: shown.person != nil ? "Set the password" : isJoining ? "Join as \(guest?.name ?? "")" : "Sign up")
        // It is in a hidden field of a page that nobody keeps, and opens nothing but this once.
        view.text = text.withValue { $0 }
        if !isJoining { view.fields = fields(for: shown, entered: entered, refusal: refusal) }
        view.hasAccount = !isJoining && shown.person == nil && shown.invitation.offer != .administrator
        let isShown = view.fields.contains { $0.problem != nil }
        view.refusal = isShown ? nil : refusal.map(ProblemView.init)
        return view
    }

    private static func title(of shown: ShownInvitation) -> String {
        switch shown.invitation.offer {
        case .administrator: "Welcome to Freehold"
        case .membership: "Join \(shown.workspace?.name ?? "a workspace")"
        case .account: "A new password"
        }
    }

    private static func lead(of shown: ShownInvitation) -> String {
        switch shown.invitation.offer {
        case .administrator: "You will be an administrator: somebody who looks after this whole installation."
        case .membership(_, let role):
            "\(shown.invitation.invitedBy) invites you to this workspace as \(role.rawValue)."
        case .account:
            "For \(shown.person?.email.rawValue ?? ""). Every session of the account ends, and its second factor goes."
        }
    }

    private static func fields(
        for shown: ShownInvitation, entered: FormValues?, refusal: Problem?
    ) -> [FieldView] {
        let password = FieldView(
            "password", "Password", help: "At least \(Password.shortest) characters; several words in a row are good.",
            isSecret: true, problem: refusal
        ).filled(as: "new-password")
        guard shown.person == nil else { return [password] }
        return [
            FieldView(
                "email", "E-mail address", value: entered?["email"] ?? shown.invitation.email?.rawValue,
                problem: refusal
            ).filled(as: "username", type: "email"),
            FieldView("name", "Name", help: "As others see it.", value: entered?["name"], problem: refusal)
                .filled(as: "name"),
            password,
        ]
    }
}
