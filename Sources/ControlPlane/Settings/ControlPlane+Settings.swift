public import Domain
import Store

extension ControlPlane {
    public func operatorSettings(as caller: Caller) async throws -> StoredSettings {
        try caller.requireAdministrator()
        return try await store.read { try $0.settings() }
    }

    /// Puts these prices in the place of all that were entered before. Throws a `Problem` that names the entry.
    /// - Parameter revision: the version that the caller has read; nil for whatever it is.
    public func enterPrices(
        _ tables: [PriceTable], revision: Int? = nil, as caller: Caller
    ) async throws -> StoredSettings {
        try caller.requireAdministrator()
        try PriceCheck(providers: providers, today: time.now()).check(tables)
        let detail = tables.map { "\($0.provider) of \($0.date), \($0.entries.count) prices" }
        return try await change("settings.prices", to: detail, revision: revision, as: caller) { $0.prices = tables }
    }

    public func setFees(_ fees: [ManagementFee], revision: Int? = nil, as caller: Caller) async throws -> StoredSettings
    {
        try caller.requireAdministrator()
        try checkOnce(fees.map(\.type.rawValue), in: "fees", of: "type")
        for (place, fee) in fees.enumerated() { try PriceCheck.check(currency: fee.currency, at: "fees.\(place)") }
        let detail = fees.map { "\($0.type.rawValue) \($0.amount) \($0.currency)" }
        return try await change("settings.fees", to: detail, revision: revision, as: caller) { $0.fees = fees }
    }

    public func setServiceLevels(
        _ levels: [ServiceLevel], revision: Int? = nil, as caller: Caller
    ) async throws -> StoredSettings {
        try caller.requireAdministrator()
        try checkOnce(levels.map(\.type.rawValue), in: "serviceLevels", of: "type")
        for (place, level) in levels.enumerated() where !(1...2000).contains(level.text.count) {
            throw Problem.invalid(
                "serviceLevels.\(place).text", "The text has \(level.text.count) characters.",
                advice: "Give 1 to 2000, or leave the type out.")
        }
        let detail = levels.map(\.type.rawValue)
        return try await change("settings.service-levels", to: detail, revision: revision, as: caller) {
            $0.serviceLevels = levels
        }
    }

    /// Says which of the providers' regions and node sizes may be chosen. Clusters that are there stay as they are.
    public func setOffers(_ offers: [Offer], revision: Int? = nil, as caller: Caller) async throws -> StoredSettings {
        try caller.requireAdministrator()
        try checkOnce(offers.map(\.provider), in: "offers", of: "provider")
        for (place, offer) in offers.enumerated() {
            let provider = try PriceCheck.provider(offer.provider, of: providers, at: "offers.\(place).provider")
            try Self.check(offer.regions, among: provider.regions.map(\.id), at: "offers.\(place).regions")
            try Self.check(offer.sizes, among: provider.sizes.map(\.id), at: "offers.\(place).sizes")
        }
        let detail = offers.map { "\($0.provider): \(($0.regions + $0.sizes).joined(separator: " "))" }
        return try await change("settings.offers", to: detail, revision: revision, as: caller) { $0.offers = offers }
    }

    private func change(
        _ verb: String, to detail: [String], revision: Int?, as caller: Caller,
        _ edit: @escaping @Sendable (inout OperatorSettings) -> Void
    ) async throws -> StoredSettings {
        let now = time.now()
        return try await store.write { transaction in
            let stored = try transaction.settings()
            guard revision == nil || revision == stored.version else { throw Refusal.staleSettings }
            var settings = stored.settings
            edit(&settings)
            guard settings != stored.settings else { return stored }
            let version = try transaction.keep(settings)
            try transaction.audit(
                AuditEntry(
                    at: now, caller: caller.id, verb: verb, workspace: nil, subject: "settings",
                    detail: ["version": String(version), "to": detail.joined(separator: "; ")]))
            return try transaction.settings()
        }
    }

    private func checkOnce(_ values: [String], in list: String, of field: String) throws {
        for (place, value) in values.enumerated() where values[..<place].contains(value) {
            throw Problem.invalid(
                "\(list).\(place).\(field)", "“\(value.prefix(40))” is there twice.", advice: "Leave one of them out.")
        }
    }

    private static func check(_ ids: [String], among all: [String], at field: String) throws {
        for (place, id) in ids.enumerated() {
            guard all.contains(id) else {
                throw Problem.invalid(
                    "\(field).\(place)", "“\(id.prefix(40))” is not in the provider's catalogue.",
                    advice: "Choose among: \(all.joined(separator: ", ")).")
            }
            guard !ids[..<place].contains(id) else {
                throw Problem.invalid(
                    "\(field).\(place)", "“\(id)” is there twice.", advice: "Leave one of them out.")
            }
        }
    }
}

extension Refusal {
    fileprivate static let staleSettings = Refusal(
        .stale,
        Problem(
            "The settings were changed since they were read.", advice: "Read them again, then repeat the change.",
            remedy: .changeSpec))
}
