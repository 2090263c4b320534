import Domain

/// The prices that stand in the place of all before.
public struct PricesOrder: Codable, Hashable, Sendable {
    public var tables: [PriceTable]

    public init(tables: [PriceTable]) { self.tables = tables }
}

public struct FeesOrder: Codable, Hashable, Sendable {
    public var fees: [ManagementFee]

    public init(fees: [ManagementFee]) { self.fees = fees }
}

public struct ServiceLevelsOrder: Codable, Hashable, Sendable {
    public var serviceLevels: [ServiceLevel]

    public init(serviceLevels: [ServiceLevel]) { self.serviceLevels = serviceLevels }
}

public struct OffersOrder: Codable, Hashable, Sendable {
    public var offers: [Offer]

    public init(offers: [Offer]) { self.offers = offers }
}

/// A host cluster is made from it.
public struct HostOrder: Codable, Hashable, Sendable {
    public var name: String
    public var region: String
    public var kubeconfig: SentSecret

    public init(name: String, region: String, kubeconfig: SentSecret) {
        self.name = name
        self.region = region
        self.kubeconfig = kubeconfig
    }
}

/// Which credential others may use.
public struct ShareOrder: Codable, Hashable, Sendable {
    /// Whose it is: a team's name or id.
    public var workspace: String
    /// Its name or id.
    public var credential: String
    /// The teams that may use it, by name or id; absent for all.
    public var with: [String]?

    public init(workspace: String, credential: String, with: [String]? = nil) {
        self.workspace = workspace
        self.credential = credential
        self.with = with
    }
}
