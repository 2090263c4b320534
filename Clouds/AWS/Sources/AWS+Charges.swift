import Cloud
import Domain

extension AWS {
    private static let controlPlane = ChargedItem("control-plane", "EKS control plane", per: .hour)
    private static let node = ChargedItem("node", "Node", per: .hour, isSized: true)
    private static let disk = ChargedItem("disk", "Node disk, each GiB", per: .month)
    private static let natGateway = ChargedItem("nat-gateway", "NAT gateway", per: .hour)
    private static let address = ChargedItem("address", "Public IPv4 address", per: .hour)

    /// What a managed node group's nodes have when nothing else is asked for (EKS API, CreateNodegroup, `diskSize`).
    private static let diskSize = 20

    public var chargedItems: [ChargedItem] {
        [Self.controlPlane, Self.node, Self.disk, Self.natGateway, Self.address]
    }

    public func charges(of cluster: Cluster) -> [Charge] {
        let nodes = cluster.spec.nodes
        let exits = exits(of: cluster)
        return [
            Charge(
                Self.controlPlane, count: 1...1,
                note: cluster.spec.options["support"] == "extended"
                    ? "While its version is in standard support; AWS charges more in extended support." : nil),
            Charge(
                Self.node, size: cluster.spec.size, count: nodes.min...nodes.max,
                note: nodes.scales ? "Nodes beyond the least may be of other sizes." : nil),
            Charge(Self.disk, count: nodes.min * Self.diskSize...nodes.max * Self.diskSize),
            Charge(Self.natGateway, count: exits, note: "Without what it carries, which is charged by the GB."),
            Charge(Self.address, count: exits, note: "Each NAT gateway has one."),
        ]
    }

    /// Two zones at least and three at most, until they are settled.
    private func exits(of cluster: Cluster) -> ClosedRange<Int> {
        guard cluster.spec.options["natGateways"] == "per-zone" else { return 1...1 }
        guard let zones = cluster.choices?.zones.count else { return 2...3 }
        return zones...zones
    }
}
