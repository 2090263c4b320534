/// What the operator of an installation decides for all of its teams.
public struct OperatorSettings: Codable, Hashable, Sendable {
    /// One for each provider at most. Empty until somebody enters prices: none are made up.
    public var prices: [PriceTable]
    /// One for each type of cluster at most.
    public var fees: [ManagementFee]
    /// One for each type of cluster at most.
    public var serviceLevels: [ServiceLevel]
    /// One for each provider at most; where there is none, all that the provider has is on offer.
    public var offers: [Offer]

    public init(
        prices: [PriceTable] = [], fees: [ManagementFee] = [], serviceLevels: [ServiceLevel] = [], offers: [Offer] = []
    ) {
        self.prices = prices
        self.fees = fees
        self.serviceLevels = serviceLevels
        self.offers = offers
    }

    /// What an older version did not know is empty.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            prices: try container.decodeIfPresent([PriceTable].self, forKey: .prices) ?? [],
            fees: try container.decodeIfPresent([ManagementFee].self, forKey: .fees) ?? [],
            serviceLevels: try container.decodeIfPresent([ServiceLevel].self, forKey: .serviceLevels) ?? [],
            offers: try container.decodeIfPresent([Offer].self, forKey: .offers) ?? [])
    }

    public func prices(of provider: String) -> PriceTable? { prices.first { $0.provider == provider } }
    public func fee(for kind: Cluster.Kind) -> ManagementFee? { fees.first { $0.type == kind } }
    public func serviceLevel(of kind: Cluster.Kind) -> String? { serviceLevels.first { $0.type == kind }?.text }
    public func offer(of provider: String) -> Offer? { offers.first { $0.provider == provider } }
}
