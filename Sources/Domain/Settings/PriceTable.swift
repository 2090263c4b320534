/// What one cloud charges, as the operator looked it up on one day.
public struct PriceTable: Codable, Hashable, Sendable {
    public enum Period: String, Codable, Sendable, CaseIterable { case hour, month }

    public struct Entry: Codable, Hashable, Sendable {
        /// As the provider names it: `control-plane`.
        public let item: String
        /// Where each size has a price of its own.
        public let size: String?
        /// Nil for every region that has no price of its own.
        public let region: String?
        public let amount: Amount
        public let per: Period

        public init(item: String, size: String? = nil, region: String? = nil, amount: Amount, per: Period) {
            self.item = item
            self.size = size
            self.region = region
            self.amount = amount
            self.per = per
        }
    }

    /// A provider's id.
    public let provider: String
    /// Three letters (ISO 4217).
    public let currency: String
    /// The day on which the prices were looked up, such as `2026-11-01`.
    public let date: String
    public let entries: [Entry]

    public init(provider: String, currency: String, date: String, entries: [Entry]) {
        self.provider = provider
        self.currency = currency
        self.date = date
        self.entries = entries
    }

    /// The region's own price, else the one for every region.
    public func price(of item: String, size: String?, in region: String) -> Entry? {
        let all = entries.filter { $0.item == item && $0.size == size }
        return all.first { $0.region == region } ?? all.first { $0.region == nil }
    }
}
