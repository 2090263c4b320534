import Domain

public struct FeesOrder: Codable, Hashable, Sendable {
    public var fees: [ManagementFee]

    public init(fees: [ManagementFee]) { self.fees = fees }
}
