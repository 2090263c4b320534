import Domain

/// What a cluster is made from. What is absent takes the provider's standard.
public struct ClusterOrder: Codable, Hashable, Sendable {
    public var name: String
    public var type: Cluster.Kind
    /// A provider's id; else the credential's.
    public var provider: String?
    public var region: String
    /// A credential's name or id.
    public var credential: String
    public var size: String?
    /// Worker nodes: with `max` above `min` the cluster scales by itself.
    public var min: Int?
    public var max: Int?
    public var version: String?
    public var network: String?
    /// From where the API server may be reached; an empty list means from nowhere outside its network.
    public var publicAccess: [String]?
    /// By the keys of the provider's form for clusters.
    public var options: [String: String]?

    public init(
        name: String, type: Cluster.Kind, provider: String? = nil, region: String, credential: String,
        size: String? = nil,
        min: Int? = nil, max: Int? = nil, version: String? = nil, network: String? = nil,
        publicAccess: [String]? = nil, options: [String: String]? = nil
    ) {
        self.name = name
        self.type = type
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
