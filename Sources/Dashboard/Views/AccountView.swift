import ControlPlane
import Domain
import Foundation

/// Somebody's own account.
struct AccountView: Sendable {
    struct Place: Sendable {
        let name: String
        let path: String
        let role: String
    }

    struct SessionRow: Sendable {
        let id: String
        let agent: String
        let address: String
        let seenAt: Moment
        let isThis: Bool
    }

    let name: String
    let email: String
    let isAdministrator: Bool
    let places: [Place]
    let hasPlaces: Bool
    let password: [FieldView]
    let hasSecondFactor: Bool
    let codesLeft: Int
    let secondFactor: FieldView
    let sessions: [SessionRow]
    let refusal: ProblemView?
    /// Where other ways to sign in are kept; nil where there are none.
    var identities: String?

    /// - Parameters:
    ///   - part: the form that was refused.
    ///   - refusal: why.
    init(
        _ profile: Profile, sessions: [Session], of guest: Guest, now: Date, part: Part? = nil,
        refusal: Problem? = nil
    ) {
        let person = profile.person
        name = person.name
        email = person.email.rawValue
        isAdministrator = person.isAdministrator
        places = guest.workspaces.compactMap { workspace in
            profile.roles[workspace.id].map {
                Place(name: workspace.name, path: Pages.path(workspace.name), role: $0.rawValue)
            }
        }
        hasPlaces = !places.isEmpty
        password = Self.passwordFields(part == .password ? refusal : nil)
        hasSecondFactor = person.hasSecondFactor
        codesLeft = profile.recoveryCodesLeft
        secondFactor = FieldView(
            Part.secondFactor.rawValue, "Your password", isSecret: true,
            problem: part == .secondFactor ? refusal : nil
        ).filled(as: "current-password")
        self.sessions = sessions.map {
            SessionRow(
                id: $0.id.rawValue, agent: $0.agent.isEmpty ? "An unknown browser" : $0.agent, address: $0.address,
                seenAt: Moment($0.seenAt, now: now), isThis: $0.id == guest.caller.session)
        }
        self.refusal = refusal?.field == nil ? refusal.map(ProblemView.init) : nil
    }

    /// The forms of the page, by the fields that ask for the password that there is.
    enum Part: String, Sendable {
        case password
        case secondFactor = "factor.password"
    }

    private static func passwordFields(_ refusal: Problem?) -> [FieldView] {
        [
            FieldView("password", "Your password", isSecret: true, problem: refusal).filled(as: "current-password"),
            FieldView(
                "new", "The new one",
                help: "At least \(Password.shortest) characters; several words in a row are good.", isSecret: true,
                problem: refusal
            ).filled(as: "new-password"),
        ]
    }
}
