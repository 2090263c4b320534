/// What is to be different about a cluster; what is absent stays.
public struct ClusterEdit: Codable, Hashable, Sendable {
    public var min: Int?
    public var max: Int?
    public var publicAccess: [String]?
    /// Laid over the options it has.
    public var options: [String: String]?

    public init(
        min: Int? = nil, max: Int? = nil, publicAccess: [String]? = nil, options: [String: String]? = nil
    ) {
        self.min = min
        self.max = max
        self.publicAccess = publicAccess
        self.options = options
    }
}
