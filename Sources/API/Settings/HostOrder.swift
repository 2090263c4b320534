/// A host cluster is made from it.
public struct HostOrder: Codable, Hashable, Sendable {
    public var name: String
    public var region: String
    public var kubeconfig: SentSecret

    public init(name: String, region: String, kubeconfig: SentSecret) {
        self.name = name
        self.region = region
        self.kubeconfig = kubeconfig
    }
}
