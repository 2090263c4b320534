import Domain

extension Refusal {
    static func forbidden(_ caller: Caller, _ permission: Permission) -> Refusal {
        Refusal(
            .forbidden,
            Problem(
                "“\(caller.name)” may not \(permission.words).",
                advice: permission == .administer
                    ? "Ask an administrator of this installation."
                    : "\(permission.holders) may: ask an owner of the workspace for such a role.",
                remedy: .askOperator))
    }

    static let signInTooLong = Refusal(
        .unauthenticated,
        Problem(
            "The code came too late.", advice: "Begin with the password again; there are five minutes for the code.",
            remedy: .fixCredential))

    static let onlySignedIn = Refusal(
        .forbidden,
        Problem(
            "An account is changed only by the person whose it is, and this is a token.",
            advice: "Sign in with the password.", remedy: .changeSpec))

    /// The same for all that does not fit, so that nobody learns which names there are.
    static let wrongSignIn = Refusal(
        .unauthenticated,
        Problem(
            "The e-mail address and the password do not belong together, or the code is not the newest.",
            advice: "Type them again; a recovery code stands in for a code.", remedy: .fixCredential))

    static let codeNeeded = Refusal(
        .unauthenticated,
        Problem(
            "This account asks for a code beside the password.",
            advice: "Give the code that the authenticator shows, or a recovery code.", remedy: .fixCredential,
            field: "code"))

    static let sessionEnded = Refusal(
        .unauthenticated,
        Problem("The session has ended.", advice: "Sign in again.", remedy: .fixCredential))

    static func tooMany(wait: Duration) -> Refusal {
        Refusal(
            .tooMany(wait: wait),
            Problem(
                "There were too many tries.", advice: "Try again in \(Int(wait.inSeconds.rounded(.up))) s.",
                remedy: .wait))
    }

    /// Says no more than that: whoever guesses learns nothing.
    static let invitationEnded = Refusal(
        .notFound,
        Problem(
            "This invitation was used, taken back, or is too old.", advice: "Ask whoever sent it for another.",
            remedy: .askOperator))

    static func otherAddress(_ email: EmailAddress) -> Refusal {
        Refusal(
            .forbidden,
            Problem(
                "This invitation is for another address than \(email).",
                advice: "Use the address that it was sent to, or ask for another invitation.", remedy: .changeSpec,
                field: "email"))
    }

    static func account(of email: EmailAddress) -> Refusal {
        Refusal(
            .conflict,
            Problem(
                "There is an account for \(email) already.", advice: "Sign in with it, then open the link again.",
                remedy: .changeSpec, field: "email"))
    }

    static func member(_ name: String) -> Refusal {
        Refusal(
            .conflict,
            Problem(
                "“\(name)” belongs to it already.", advice: "Have their role changed instead.", remedy: .changeSpec))
    }

    static let lastOwner = Refusal(
        .conflict,
        Problem(
            "This is the workspace's last owner.", advice: "Make another member owner first.", remedy: .changeSpec))

    static let lastAdministrator = Refusal(
        .conflict,
        Problem(
            "This is the last administrator of the installation.", advice: "Invite another one first.",
            remedy: .changeSpec))
}

extension Permission {
    /// The roles that have it, as they begin a sentence; no role looks after an installation.
    fileprivate var holders: String {
        let words = Role.allCases.filter { $0.may(self) }.map { "\($0.rawValue)s" }
        guard let last = words.last else { return "Administrators" }
        let all = words.count > 1 ? words.dropLast().joined(separator: ", ") + " and " + last : last
        return all.prefix(1).uppercased() + all.dropFirst()
    }
}
