/// What the operator promises of a cluster, in the operator's own words.
public struct ServiceLevel: Codable, Hashable, Sendable {
    public let type: Cluster.Kind
    public let text: String

    public init(type: Cluster.Kind, text: String) {
        self.type = type
        self.text = text
    }
}
