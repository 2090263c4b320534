import Cloud
import Domain

extension Azure {
    private static let controlPlane = ChargedItem("control-plane", "AKS control plane, tier Standard", per: .hour)
    private static let node = ChargedItem("node", "Node", per: .hour, isSized: true)
    private static let disk = ChargedItem("disk", "Node disk, each GiB", per: .month)
    private static let balancer = ChargedItem("load-balancer", "Load balancer", per: .hour)
    private static let address = ChargedItem("address", "Public IPv4 address", per: .hour)
    private static let endpoint = ChargedItem("private-endpoint", "Private endpoint", per: .hour)

    public var chargedItems: [ChargedItem] {
        [Self.controlPlane, Self.node, Self.disk, Self.balancer, Self.address, Self.endpoint]
    }

    public func charges(of cluster: Cluster) -> [Charge] {
        let nodes = cluster.spec.nodes
        let disk = diskSize(of: cluster.spec.size)
        var charges = [
            Charge(Self.node, size: cluster.spec.size, count: nodes.min...nodes.max),
            Charge(
                Self.disk, count: nodes.min * disk...nodes.max * disk,
                note: "\(disk) GiB each, which Azure charges as one disk."),
            Charge(Self.balancer, count: 1...1, note: "The way out; without what it carries."),
            Charge(Self.address, count: 1...1, note: "The load balancer's."),
        ]
        // The tier Free is free.
        if cluster.kind == .dedicatedHA { charges.insert(Charge(Self.controlPlane, count: 1...1), at: 0) }
        if cluster.spec.options["privateCluster"] == "yes" { charges.append(Charge(Self.endpoint, count: 1...1)) }
        return charges
    }

    /// In GiB, by the node's virtual CPUs (AKS, “Default OS disk sizing”).
    private func diskSize(of size: String) -> Int {
        switch sizes.first(where: { $0.id == size })?.virtualCPUs ?? 0 {
        case ..<8: 128
        case ..<16: 256
        case ..<64: 512
        default: 1024
        }
    }
}
