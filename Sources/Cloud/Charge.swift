import Domain

/// A kind of thing that a cloud charges for, as price tables name it.
public struct ChargedItem: Codable, Hashable, Sendable {
    /// `nat-gateway`.
    public let id: String
    /// As a person reads it.
    public let name: String
    /// What its price is for: one of it, for so long.
    public let per: PriceTable.Period
    /// Each node size has a price of its own.
    public let isSized: Bool

    public init(_ id: String, _ name: String, per: PriceTable.Period, isSized: Bool = false) {
        self.id = id
        self.name = name
        self.per = per
        self.isSized = isSized
    }
}

/// How much of it a cluster has.
public struct Charge: Hashable, Sendable {
    public let item: ChargedItem
    /// Of an item that has sizes.
    public let size: String?
    /// From the least to the most, where the cluster scales or something is not settled yet.
    public let count: ClosedRange<Int>
    /// What was assumed.
    public let note: String?

    public init(_ item: ChargedItem, size: String? = nil, count: ClosedRange<Int>, note: String? = nil) {
        self.item = item
        self.size = size
        self.count = count
        self.note = note
    }
}
