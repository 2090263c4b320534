public import Cloud
public import Domain

/// What a cluster costs a month, as far as its prices are known: without what is run in it.
public struct CostEstimate: Sendable, Hashable {
    /// In a month, as clouds count it (365 days of 24 hours, by twelve).
    public static let hours = 730

    public struct Line: Sendable, Hashable {
        public let charge: Charge
        /// Nil where none was entered.
        public let price: PriceTable.Entry?
        /// From the least to the most; nil without a price.
        public let perMonth: ClosedRange<Amount>?

        /// `Node, m6.large`.
        public var name: String { charge.size.map { "\(charge.item.name), \($0)" } ?? charge.item.name }
    }

    public enum Biller: String, Sendable {
        /// The cloud bills the owner of the account; the operator bills the management fee alone.
        case cloud
        /// The account is the operator's, who bills all of it.
        case `operator`
    }

    public let lines: [Line]
    /// Nil where the operator has entered no prices of this provider; so is the date.
    public let currency: String?
    /// Of which day the prices are.
    public let date: String?
    /// The sum; nil while a price is missing, for it would pretend.
    public let perMonth: ClosedRange<Amount>?
    public let fee: ManagementFee?
    /// What the operator promises, in the operator's words.
    public let serviceLevel: String?
    public let biller: Biller

    /// The names of what has no price.
    public var missing: [String] { lines.filter { $0.price == nil }.map(\.name) }

    /// - Parameter isShared: it is made in an account of the operator's.
    init(_ charges: [Charge], of cluster: Cluster, isShared: Bool, settings: OperatorSettings) {
        let table = settings.prices(of: cluster.provider)
        lines = charges.map { charge in
            let price = table?.price(of: charge.item.id, size: charge.size, in: cluster.region)
            return Line(charge: charge, price: price, perMonth: price.map { $0.perMonth(charge.count) })
        }
        currency = table?.currency
        date = table?.date
        let sums = lines.compactMap(\.perMonth)
        perMonth =
            sums.count == lines.count && !lines.isEmpty
            ? sums.map(\.lowerBound).reduce(.zero, +)...sums.map(\.upperBound).reduce(.zero, +) : nil
        fee = settings.fee(for: cluster.kind)
        serviceLevel = settings.serviceLevel(of: cluster.kind)
        biller = isShared ? .operator : .cloud
    }
}

extension PriceTable.Entry {
    /// Each bound to the hundredth, so that the lines add up to the sum as they are shown.
    fileprivate func perMonth(_ count: ClosedRange<Int>) -> ClosedRange<Amount> {
        let one = per == .hour ? amount * CostEstimate.hours : amount
        return (one * count.lowerBound).rounded...(one * count.upperBound).rounded
    }
}

extension ControlPlane {
    /// What a cluster costs a month, by the prices of today.
    public func clusterCost(_ name: String, in workspace: Workspace.ID, as caller: Caller) async throws -> CostEstimate
    {
        try caller.require(.seeWorkspace, in: workspace)
        let (cluster, credential) = try await store.read { transaction in
            let cluster = try transaction.known(cluster: name, in: workspace).cluster
            return (cluster, try transaction.credential(cluster.credential))
        }
        return try await cost(of: cluster, using: credential)
    }

    func cost(of cluster: Cluster, using credential: Credential?) async throws -> CostEstimate {
        let settings = try await store.read { try $0.settings().settings }
        let charges = try provider(cluster.provider).charges(of: cluster)
        let isShared = credential.map { $0.workspace != cluster.workspace } ?? false
        return CostEstimate(charges, of: cluster, isShared: isShared, settings: settings)
    }
}
