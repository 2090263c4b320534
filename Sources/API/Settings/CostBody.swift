import Domain

/// What a cluster costs a month, as far as its prices are known; without what is run in it.
public struct CostBody: Codable, Hashable, Sendable {
    public struct Line: Codable, Hashable, Sendable {
        /// As price tables name it.
        public let item: String
        public let name: String
        public let size: String?
        /// How many of it, at the least and at the most.
        public let min: Int
        public let max: Int
        public let per: PriceTable.Period
        /// Of one, for one such period; absent where none was entered.
        public let price: Amount?
        public let perMonthMin: Amount?
        public let perMonthMax: Amount?
        /// What was assumed.
        public let note: String?

        public init(
            item: String, name: String, size: String?, min: Int, max: Int, per: PriceTable.Period, price: Amount?,
            perMonthMin: Amount?, perMonthMax: Amount?, note: String?
        ) {
            self.item = item
            self.name = name
            self.size = size
            self.min = min
            self.max = max
            self.per = per
            self.price = price
            self.perMonthMin = perMonthMin
            self.perMonthMax = perMonthMax
            self.note = note
        }
    }

    /// Who sends the bill for the cloud's part.
    public enum Biller: String, Codable, Sendable {
        /// The cloud, to the owner of the account.
        case cloud
        /// The operator, whose account it is.
        case `operator`
    }

    public let lines: [Line]
    public let currency: String?
    /// The day that the prices are of; absent where none were entered.
    public let pricesOf: String?
    /// The sums; absent while a price is missing.
    public let perMonthMin: Amount?
    public let perMonthMax: Amount?
    /// What has no price, by name.
    public let missing: [String]
    /// Of the operator, a month, beside all that.
    public let managementFee: ManagementFee?
    public let serviceLevel: String?
    public let billedBy: Biller
    /// A month has so many.
    public let hours: Int

    public init(
        lines: [Line], currency: String?, pricesOf: String?, perMonthMin: Amount?, perMonthMax: Amount?,
        missing: [String], managementFee: ManagementFee?, serviceLevel: String?, billedBy: Biller, hours: Int
    ) {
        self.lines = lines
        self.currency = currency
        self.pricesOf = pricesOf
        self.perMonthMin = perMonthMin
        self.perMonthMax = perMonthMax
        self.missing = missing
        self.managementFee = managementFee
        self.serviceLevel = serviceLevel
        self.billedBy = billedBy
        self.hours = hours
    }
}
