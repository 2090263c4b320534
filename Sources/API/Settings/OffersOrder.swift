import Domain

public struct OffersOrder: Codable, Hashable, Sendable {
    public var offers: [Offer]

    public init(offers: [Offer]) { self.offers = offers }
}
