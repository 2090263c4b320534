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
