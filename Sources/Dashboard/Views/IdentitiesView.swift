import ControlPlane
import Domain
import Foundation

/// By which identity providers somebody gets in, and how one more is connected.
struct IdentitiesView: Sendable {
    struct Row: Sendable {
        let id: String
        let name: String
        let used: Moment
    }

    let rows: [Row]
    let hasRows: Bool
    /// Those that are not connected yet, with where their button leads.
    let providers: [SignInView.Provider]
    let hasProviders: Bool
    let fields: [FieldView]
    let refusal: ProblemView?

    init(_ identities: [Identity], of all: [IdentityProvider], now: Date, refusal: Problem?) {
        rows = identities.map { identity in
            let name = all.first { $0.issuer == identity.issuer }?.name ?? identity.issuer
            return Row(id: identity.id.rawValue, name: name, used: Moment(identity.usedAt, now: now))
        }
        hasRows = !rows.isEmpty
        let connected = Set(identities.map(\.issuer))
        providers = all.filter { !connected.contains($0.issuer) }.map {
            .init(name: $0.name, path: "\(Pages.path(to: $0))/link")
        }
        hasProviders = !providers.isEmpty
        fields = [
            FieldView("password", "Password", help: "Of this account, once more.", isSecret: true, problem: refusal)
                .filled(as: "current-password")
        ]
        self.refusal = refusal?.field == "password" ? nil : refusal.map(ProblemView.init)
    }
}
