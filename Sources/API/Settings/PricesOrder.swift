import Domain

/// The prices that stand in the place of all before.
public struct PricesOrder: Codable, Hashable, Sendable {
    public var tables: [PriceTable]

    public init(tables: [PriceTable]) { self.tables = tables }
}
