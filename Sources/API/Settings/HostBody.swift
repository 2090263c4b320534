import Domain

import struct Foundation.Date

/// A cluster of the operator's that virtual ones could be made on.
public struct HostBody: Codable, Hashable, Sendable {
    public let id: String
    public let name: String
    public let region: String
    public let createdAt: Date

    public init(_ host: HostCluster) {
        id = host.id.rawValue
        name = host.name
        region = host.region
        createdAt = host.createdAt
    }
}
