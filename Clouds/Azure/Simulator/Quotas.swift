extension AzureSimulator {
    /// How much of each thing the subscription may have in a region.
    public struct Quotas: Sendable {
        /// Of all sizes together: "Total Regional vCPUs".
        public var cores = 100
        /// Of a family that `families` does not name.
        public var coresPerFamily = 100
        /// By the family's name: `standardBsv2Family`.
        public var families: [String: Int] = [:]
        public var publicIPAddresses = 1000
        public var virtualNetworks = 1000
        /// What one region has otherwise, by region and then by `cores` or the family's name.
        var regions: [String: [String: Int]] = [:]

        public init() {}

        func limit(of name: String, in region: String) -> Int {
            if let limit = regions[region]?[name.lowercased()] { return limit }
            if name == "cores" { return cores }
            return families.first { $0.key.lowercased() == name.lowercased() }?.value ?? coresPerFamily
        }
    }
}
