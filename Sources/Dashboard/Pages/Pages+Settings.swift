import ControlPlane
import Domain
import Hummingbird

extension Pages {
    var settings: [PageRoute] {
        [
            PageRoute(.get, "/settings", for: .administrator) { visit in
                .page(try await settingsPage(visit, didChange: visit.query("did") != nil))
            },
            PageRoute(.post, "/settings/prices/:provider", for: .administrator, answer: enterPrices),
            PageRoute(.post, "/settings/fees", for: .administrator, answer: setFees),
            PageRoute(.post, "/settings/service-levels", for: .administrator) { visit in
                let levels = Cluster.Kind.allCases.compactMap { kind in
                    visit.form["promise.\(kind.rawValue)"].map { ServiceLevel(type: kind, text: $0) }
                }
                return try await change(visit) {
                    _ = try await controlPlane.setServiceLevels(levels, revision: revision(of: visit), as: visit.caller)
                }
            },
            PageRoute(.post, "/settings/offers", for: .administrator) { visit in
                let offers = controlPlane.providers.map { provider in
                    Offer(
                        provider: provider.id, regions: words(visit.form["regions.\(provider.id)"]),
                        sizes: words(visit.form["sizes.\(provider.id)"]))
                }.filter { !$0.regions.isEmpty || !$0.sizes.isEmpty }
                return try await change(visit) {
                    _ = try await controlPlane.setOffers(offers, revision: revision(of: visit), as: visit.caller)
                }
            },
            PageRoute(.post, "/settings/hosts", for: .administrator) { visit in
                try await change(visit) {
                    _ = try await controlPlane.addHostCluster(
                        visit.form["host-name"] ?? "", region: visit.form["host-region"] ?? "",
                        kubeconfig: Secret(visit.form["kubeconfig"] ?? ""), as: visit.caller)
                }
            },
            PageRoute(.post, "/settings/hosts/:host/remove", for: .administrator) { visit in
                try await change(visit) {
                    try await controlPlane.removeHostCluster(visit.part("host"), as: visit.caller)
                }
            },
            PageRoute(.post, "/settings/shares", for: .administrator) { visit in
                let teams = words(visit.form["with"])
                return try await change(visit) {
                    _ = try await controlPlane.shareCredential(
                        visit.form["credential"] ?? "", of: visit.form["owner"] ?? "",
                        with: teams.isEmpty ? nil : teams, as: visit.caller)
                }
            },
            PageRoute(.post, "/settings/shares/:credential/end", for: .administrator) { visit in
                try await change(visit) {
                    try await controlPlane.unshareCredential(
                        .init(rawValue: visit.part("credential")), as: visit.caller)
                }
            },
        ]
    }

    @Sendable private func enterPrices(_ visit: Visit) async throws -> Answer {
        let caller = try visit.caller
        let provider = try visit.part("provider")
        let text = visit.form["entries.\(provider)"] ?? ""
        return try await change(visit) {
            let stored = try await controlPlane.operatorSettings(as: caller).settings.prices
            let others = stored.filter { $0.provider != provider }
            let entries = try PriceLines.entries(in: text, field: "entries.\(provider)")
            let table = PriceTable(
                provider: provider, currency: visit.form["currency.\(provider)"] ?? "",
                date: visit.form["date.\(provider)"] ?? "", entries: entries)
            do {
                // Nothing is left of a table without prices.
                _ = try await controlPlane.enterPrices(
                    (entries.isEmpty ? [] : [table]) + others, revision: revision(of: visit), as: caller)
            } catch let problem as Problem { throw PriceLines.problem(problem, in: table, text: text) }
        }
    }

    @Sendable private func setFees(_ visit: Visit) async throws -> Answer {
        try await change(visit) {
            let fees = try Cluster.Kind.allCases.compactMap { kind -> ManagementFee? in
                guard let text = visit.form["fee.\(kind.rawValue)"] else { return nil }
                guard let amount = Amount(text) else {
                    throw Problem.invalid(
                        "fee.\(kind.rawValue)", "“\(text.prefix(20))” is no amount of money.",
                        advice: "Write it in digits with a point, such as 90.00.")
                }
                return ManagementFee(
                    type: kind, amount: amount, currency: visit.form["currency.\(kind.rawValue)"] ?? "")
            }
            _ = try await controlPlane.setFees(fees, revision: revision(of: visit), as: visit.caller)
        }
    }

    private func revision(of visit: Visit) throws -> Int? { try visit.form.number("revision") }

    private func words(_ text: String?) -> [String] {
        (text ?? "").split { $0 == "," || $0.isWhitespace }.map(String.init)
    }

    /// Does it, and shows what is so then; or what is in the way, with all that was entered but secrets.
    private func change(_ visit: Visit, _ body: () async throws -> Void) async throws -> Answer {
        do {
            try await body()
            return .goTo("/settings?did=it")
        } catch let problem as Problem {
            return .page(try await settingsPage(visit, entry: visit.form, refusal: Denial(problem)))
        } catch let refusal as Refusal where [.conflict, .stale, .notFound].contains(refusal.reason) {
            return .page(try await settingsPage(visit, entry: visit.form, refusal: Denial(refusal)))
        }
    }

    private func settingsPage(
        _ visit: Visit, entry: FormValues = FormValues(""), didChange: Bool = false, refusal: Denial? = nil
    ) async throws -> Page {
        let caller = try visit.caller
        let view = SettingsView(
            try await controlPlane.operatorSettings(as: caller), providers: controlPlane.providers,
            hosts: try await controlPlane.hostClusters(as: caller),
            shared: try await controlPlane.sharedCredentials(as: caller), entry: entry, didChange: didChange,
            refusal: refusal?.problem)
        return Page(
            title: "Settings", template: "settings", view: view, section: .settings, status: refusal?.status ?? .ok)
    }
}
