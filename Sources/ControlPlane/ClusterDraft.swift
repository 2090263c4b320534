public import Domain

/// A cluster as somebody orders it; what is nil takes the provider's or the kind's standard.
public struct ClusterDraft: Sendable, Hashable, Codable {
    public var name: String
    public var kind: Cluster.Kind
    /// Nil for the credential's.
    public var provider: String?
    public var region: String
    /// A name or an id.
    public var credential: String
    public var size: String?
    public var min: Int?
    public var max: Int?
    public var version: String?
    public var network: NetworkRange?
    public var publicAccess: [NetworkRange]?
    public var options: [String: String]

    public init(
        name: String, kind: Cluster.Kind, provider: String? = nil, region: String, credential: String,
        size: String? = nil, min: Int? = nil, max: Int? = nil, version: String? = nil, network: NetworkRange? = nil,
        publicAccess: [NetworkRange]? = nil, options: [String: String] = [:]
    ) {
        self.name = name
        self.kind = kind
        self.provider = provider
        self.region = region
        self.credential = credential
        self.size = size
        self.min = min
        self.max = max
        self.version = version
        self.network = network
        self.publicAccess = publicAccess
        self.options = options
    }
}

/// What is to be different about a cluster; nil leaves it.
public struct ClusterChange: Sendable, Hashable {
    public var min: Int?
    public var max: Int?
    public var publicAccess: [NetworkRange]?
    /// Laid over the options it has.
    public var options: [String: String]

    public init(
        min: Int? = nil, max: Int? = nil, publicAccess: [NetworkRange]? = nil, options: [String: String] = [:]
    ) {
        self.min = min
        self.max = max
        self.publicAccess = publicAccess
        self.options = options
    }
}
