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
