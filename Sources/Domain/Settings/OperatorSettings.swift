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

/// What the operator bills for keeping a cluster, a month.
public struct ManagementFee: Codable, Hashable, Sendable {
    public let type: Cluster.Kind
    public let amount: Amount
    /// Three letters (ISO 4217).
    public let currency: String

    public init(type: Cluster.Kind, amount: Amount, currency: String) {
        self.type = type
        self.amount = amount
        self.currency = currency
    }
}

/// What the operator promises of a cluster, in the operator's own words.
public struct ServiceLevel: Codable, Hashable, Sendable {
    public let type: Cluster.Kind
    public let text: String

    public init(type: Cluster.Kind, text: String) {
        self.type = type
        self.text = text
    }
}

/// Which of a provider's regions and node sizes may be chosen, the standard one first.
public struct Offer: Codable, Hashable, Sendable {
    /// A provider's id.
    public let provider: String
    /// Empty for all that the provider has.
    public let regions: [String]
    /// Empty for all that the provider has.
    public let sizes: [String]

    public init(provider: String, regions: [String] = [], sizes: [String] = []) {
        self.provider = provider
        self.regions = regions
        self.sizes = sizes
    }
}

/// The operator's settings as they are stored.
public struct StoredSettings: Hashable, Sendable {
    public let settings: OperatorSettings
    /// Counts changes, from 1 on: a change names the version that it read.
    public let version: Int

    public init(settings: OperatorSettings, version: Int) {
        self.settings = settings
        self.version = version
    }
}
