import Engine

/// Network interfaces that the cluster's network plugin or EKS left in its subnets, not in use any more.
///
/// What is in use belongs to something else: that has to go first, and is named if it does not.
struct LeftoverInterfaces: Leftovers {
    let name = "leftover-interfaces"
    let subnets: [Node<Subnet>]
    let leaves: [Node<LeftoverSecurityGroups>]

    func observe(in scope: Scope<AWSClient>) async throws -> Observation<[EC2.NetworkInterface]> {
        let vpcs = try await scope.client.ec2.vpcs(ownedBy: scope.owner.id).map(\.id)
        let found = try await scope.client.ec2.networkInterfaces(inVPCs: vpcs)
            .filter { $0.isLeft(by: scope.owner.stem) }
        return found.isEmpty ? .absent : .ready(found)
    }

    func delete(_ interfaces: [EC2.NetworkInterface], in scope: Scope<AWSClient>) async throws {
        for interface in interfaces { try await scope.client.ec2.deleteNetworkInterface(interface.id) }
    }

    func cloudIDs(of interfaces: [EC2.NetworkInterface]) -> [String] { interfaces.map(\.id) }
}

extension EC2.NetworkInterface {
    /// The network plugin tags its interfaces with the cluster's name or describes them by it;
    /// EKS describes its own so.
    func isLeft(by cluster: String) -> Bool {
        guard status == "available" else { return false }
        return tags["kubernetes.io/cluster/\(cluster)"] == "owned" || tags["cluster.k8s.amazonaws.com/name"] == cluster
            || tags["eks:cluster-name"] == cluster || description == "Amazon EKS \(cluster)"
    }
}
