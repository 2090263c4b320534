import Cloud
import Domain

extension Refusal {
    /// Says no more than that: it may have been another site.
    static let strangeArrival = Refusal(
        .unauthenticated,
        Problem(
            "This sign-in was not begun in this browser, was used before, or took longer than 10 minutes.",
            advice: "Begin again at the sign-in page.", remedy: .fixCredential))

    static func unconvincing(_ provider: IdentityProvider, _ flaw: TokenFlaw) -> Refusal {
        Refusal(
            .unauthenticated,
            Problem(
                "“\(provider.name)” was asked who you are, but \(flaw.reason).",
                advice: "Begin again; if it stays so, show this to the operator.", remedy: .askOperator))
    }

    static func unverified(_ provider: IdentityProvider) -> Refusal {
        Refusal(
            .forbidden,
            Problem(
                "“\(provider.name)” does not say that an e-mail address is yours, and you are new here by this way.",
                advice: "Sign in with a password and connect the two, or have your address verified there.",
                remedy: .askOperator))
    }

    static func uninvited(_ email: EmailAddress) -> Refusal {
        Refusal(
            .forbidden,
            Problem(
                "Nobody has invited \(email) to this installation.",
                advice: "Ask the owner of a workspace to invite this address, then sign in again.",
                remedy: .askOperator))
    }

    static func unbound(_ email: EmailAddress, _ provider: IdentityProvider) -> Refusal {
        Refusal(
            .forbidden,
            Problem(
                "The account of \(email) is not connected with “\(provider.name)”.",
                advice: "Sign in with the password and connect the two, or ask an administrator to allow it.",
                remedy: .askOperator))
    }

    static func otherDomain(_ provider: IdentityProvider) -> Refusal {
        Refusal(
            .forbidden,
            Problem(
                "By “\(provider.name)” only certain domains of e-mail addresses are let in, and yours is none of them.",
                advice: "Use the account there that has an address of your organisation.", remedy: .changeSpec))
    }

    static func boundElsewhere(_ provider: IdentityProvider) -> Refusal {
        Refusal(
            .conflict,
            Problem(
                "Your account at “\(provider.name)” lets somebody else in here.",
                advice: "Sign out there, and use an account that is yours alone.", remedy: .changeSpec))
    }

    static let disabled = Refusal(
        .forbidden,
        Problem(
            "This account may not sign in any more.", advice: "Ask an administrator of this installation.",
            remedy: .askOperator))

    static let lastWayIn = Refusal(
        .conflict,
        Problem(
            "This is the only way into this account, which has no password.",
            advice: "Have an administrator make a link with which you choose a password first.", remedy: .changeSpec))

    static let withoutIdentityProvider = Refusal(
        .conflict,
        Problem(
            "This installation has no identity provider.",
            advice: "Start the server with FREEHOLD_OIDC_ISSUER; “freehold serve --help” has the rest.",
            remedy: .askOperator))
}

extension Problem {
    static func silent(_ provider: IdentityProvider, _ silence: NoAnswer) -> Problem {
        Problem(
            "“\(provider.name)” cannot be asked who you are: \(silence.reason).",
            advice: "Try again in a minute, or sign in with a password.", remedy: .askOperator)
    }
}
