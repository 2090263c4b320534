import Engine

/// Load balancers and target groups that services and ingresses of the cluster made in its VPC.
struct LeftoverLoadBalancers: Leftovers {
    struct Found: Codable, Sendable {
        var balancers: [ELB.LoadBalancer]
        var targetGroups: [ELB.TargetGroup]
    }

    let name = "leftover-load-balancers"
    let vpc: Node<VPC>
    /// Cannot be detached while a balancer has public addresses.
    let gateway: Node<InternetGateway>
    let nodes: Node<NodeGroup>
    let leaves: [Node<LeftoverInterfaces>]

    func observe(in scope: Scope<AWSClient>) async throws -> Observation<Found> {
        let elb = scope.client.elb
        let vpcs = try await scope.client.ec2.vpcs(ownedBy: scope.owner.id).map(\.id)
        let cluster = scope.owner.stem
        let found = Found(
            balancers: try await elb.loadBalancers(inVPCs: vpcs, ofCluster: cluster),
            targetGroups: try await elb.targetGroups(inVPCs: vpcs, ofCluster: cluster))
        return found.balancers.isEmpty && found.targetGroups.isEmpty ? .absent : .ready(found)
    }

    // A target group can go only when no listener uses it any more: balancers first, groups in a later pass.
    func delete(_ found: Found, in scope: Scope<AWSClient>) async throws {
        let elb = scope.client.elb
        for balancer in found.balancers {
            try await elb.allowDeletion(of: balancer.arn)
            try await elb.deleteLoadBalancer(balancer.arn)
        }
        guard found.balancers.isEmpty else { return }
        for group in found.targetGroups { try await elb.deleteTargetGroup(group.arn) }
    }

    func cloudIDs(of found: Found) -> [String] { found.balancers.map(\.arn) + found.targetGroups.map(\.arn) }
}
