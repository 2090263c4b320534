import Domain

/// What the operator decides for all teams.
public struct SettingsBody: Codable, Hashable, Sendable {
    public let prices: [PriceTable]
    public let fees: [ManagementFee]
    public let serviceLevels: [ServiceLevel]
    public let offers: [Offer]
    /// Counts changes.
    public let version: Int

    public init(_ settings: OperatorSettings, version: Int) {
        prices = settings.prices
        fees = settings.fees
        serviceLevels = settings.serviceLevels
        offers = settings.offers
        self.version = version
    }
}
