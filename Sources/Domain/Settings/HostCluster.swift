import struct Foundation.Date

/// A Kubernetes cluster of the operator's own, on which virtual clusters can be made. How it is reached is sealed.
public struct HostCluster: Identifiable, Hashable, Sendable {
    public struct ID: Identifier {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    public let id: ID
    /// A DNS label, unique in the installation.
    public let name: String
    /// Where it is, in the operator's words.
    public let region: String
    public let createdAt: Date

    public init(id: ID, name: String, region: String, createdAt: Date) {
        self.id = id
        self.name = name
        self.region = region
        self.createdAt = createdAt
    }
}
