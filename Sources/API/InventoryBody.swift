import struct Foundation.Date

/// What is known to be there of a cluster, for who removes it without us.
public struct InventoryBody: Codable, Hashable, Sendable {
    public let cluster: String
    public let name: String
    public let provider: String
    public let region: String
    public let account: String?
    public let takenAt: Date
    public let forgottenAt: Date?
    /// In the order in which it can be removed.
    public let items: [ResourceBody]

    public init(
        cluster: String, name: String, provider: String, region: String, account: String?, takenAt: Date,
        forgottenAt: Date?, items: [ResourceBody]
    ) {
        self.cluster = cluster
        self.name = name
        self.provider = provider
        self.region = region
        self.account = account
        self.takenAt = takenAt
        self.forgottenAt = forgottenAt
        self.items = items
    }
}
