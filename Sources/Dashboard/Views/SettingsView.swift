import Cloud
import ControlPlane
import Domain

/// What the operator decides for all teams, ready to be changed.
struct SettingsView: Sendable {
    struct Prices: Sendable {
        let provider: String
        let name: String
        /// How many, of which day.
        let state: String
        let fields: [FieldView]
        let entries: String
        /// What may be priced.
        let items: [String]
        let isOpen: Bool
    }

    struct Kind: Sendable {
        let id: String
        let words: String
        let fields: [FieldView]
        let promise: String
    }

    struct Offered: Sendable {
        let provider: String
        let name: String
        let fields: [FieldView]
    }

    struct Shared: Sendable {
        let id: String
        let name: String
        let owner: String
        let teams: String
    }

    let version: Int
    let prices: [Prices]
    let kinds: [Kind]
    let offers: [Offered]
    let hosts: [HostRow]
    let hostFields: [FieldView]
    let hasHosts: Bool
    let shared: [Shared]
    let hasShared: Bool
    let shareFields: [FieldView]
    let didChange: Bool
    let refusal: ProblemView?

    struct HostRow: Sendable {
        let name: String
        let region: String
        let path: String
    }

    init(
        _ stored: StoredSettings, providers: [any Provider], hosts: [HostCluster], shared: [SharedCredential],
        entry: FormValues, didChange: Bool, refusal: Problem?
    ) {
        let settings = stored.settings
        version = stored.version
        let sorted = providers.sorted { $0.name < $1.name }
        prices = sorted.map { Prices($0, table: settings.prices(of: $0.id), entry: entry, problem: refusal) }
        kinds = Cluster.Kind.allCases.map { kind in
            let fee = settings.fee(for: kind)
            return Kind(
                id: kind.rawValue, words: kind.words,
                fields: [
                    FieldView(
                        "fee.\(kind.rawValue)", "\(kind.words): fee a month", isEnforced: false,
                        value: entry["fee.\(kind.rawValue)"] ?? fee?.amount.description, placeholder: "none",
                        problem: refusal),
                    FieldView(
                        "currency.\(kind.rawValue)", "\(kind.words): currency", isEnforced: false,
                        value: entry["currency.\(kind.rawValue)"] ?? fee?.currency, placeholder: "EUR",
                        problem: refusal),
                ], promise: settings.serviceLevel(of: kind) ?? "")
        }
        offers = sorted.map { provider in
            let offer = settings.offer(of: provider.id)
            return Offered(
                provider: provider.id, name: provider.name,
                fields: [
                    FieldView(
                        "regions.\(provider.id)", "\(provider.name): regions",
                        help: "With commas between them, the standard one first; empty for all.", isEnforced: false,
                        value: entry["regions.\(provider.id)"] ?? offer?.regions.joined(separator: ", "),
                        problem: refusal),
                    FieldView(
                        "sizes.\(provider.id)", "\(provider.name): node sizes",
                        help: "With commas between them, the standard one first; empty for all.", isEnforced: false,
                        value: entry["sizes.\(provider.id)"] ?? offer?.sizes.joined(separator: ", "),
                        problem: refusal),
                ])
        }
        self.hosts = hosts.map {
            HostRow(name: $0.name, region: $0.region, path: "/settings/hosts/\($0.id.rawValue.escapedForQuery)")
        }
        hasHosts = !hosts.isEmpty
        hostFields = [
            FieldView("host-name", "Name", isEnforced: false, value: entry["host-name"], problem: refusal),
            FieldView(
                "host-region", "Where it is", isEnforced: false, value: entry["host-region"], problem: refusal),
        ]
        self.shared = shared.map {
            Shared(
                id: $0.id.rawValue, name: $0.name, owner: $0.owner.name,
                teams: $0.teams.map { $0.map(\.name).joined(separator: ", ") } ?? "all teams")
        }
        hasShared = !shared.isEmpty
        shareFields = [
            FieldView(
                "owner", "Whose it is", help: "A workspace.", isEnforced: false, value: entry["owner"],
                problem: refusal),
            FieldView("credential", "Credential", isEnforced: false, value: entry["credential"], problem: refusal),
            FieldView(
                "with", "Who may use it", help: "Workspaces with commas between them; empty for all.",
                isEnforced: false, value: entry["with"], problem: refusal),
        ]
        self.didChange = didChange
        self.refusal = refusal.map(ProblemView.init)
    }
}
