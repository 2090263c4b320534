import Domain

/// What kind of cluster a credential is to be looked at for; what is absent takes the standard.
public struct PreflightOrder: Codable, Hashable, Sendable {
    public var type: Cluster.Kind?
    public var region: String?

    public init(type: Cluster.Kind? = nil, region: String? = nil) {
        self.type = type
        self.region = region
    }
}
