import Cloud
import Domain
import Engine

/// The EKS cluster itself: the API server that AWS runs.
struct ControlPlane: Resource {
    let name = "control-plane"
    let ownership = Ownership.named
    /// 9 to 16 minutes have been seen.
    let takes = Duration.minutes(10)

    let access: EKS.EndpointAccess
    let support: String
    let version: String
    let subnets: [Node<Subnet>]
    let role: Node<Role>
    let serviceRole: Node<ServiceLinkedRole>
    /// What EKS leaves in the VPC when it goes.
    let leaves: [Node<LeftoverInterfaces>]

    func observe(in scope: Scope<AWSClient>) async throws -> Observation<EKS.Cluster> {
        guard let cluster = try await scope.client.eks.cluster(named: scope.owner.stem) else { return .absent }
        try scope.checkOwned(cluster.tags, "the EKS cluster \(cluster.name)")
        switch cluster.status {
        case "ACTIVE": break
        case "FAILED": return .broken(cluster, cluster.issue ?? "AWS gives no reason")
        case "DELETING": return .changing("EKS is removing it")
        case "UPDATING": return .changing("EKS is updating it")
        default: return .changing("EKS is creating it")
        }
        if scope.goal == .absent { return .ready(cluster) }
        if try await !isGroupTagged(cluster, scope) { return .outdated(cluster, "tagging its security group") }
        if cluster.access != access { return .outdated(cluster, "changing who may reach it") }
        if let theirs = cluster.support, theirs != support { return .outdated(cluster, "changing its support type") }
        return .ready(cluster)
    }

    func create(in scope: Scope<AWSClient>, from inputs: Inputs) async throws -> EKS.Cluster? {
        try await scope.client.eks.createCluster(
            scope.owner.stem, version: version, role: inputs[role].arn, subnets: inputs[subnets].map(\.id),
            access: access, support: support, token: scope.token, tags: scope.tags(name))
        return nil
    }

    // EKS takes one kind of change a call.
    func update(_ cluster: EKS.Cluster, in scope: Scope<AWSClient>, from inputs: Inputs) async throws {
        if try await !isGroupTagged(cluster, scope), let group = cluster.securityGroup {
            return try await scope.client.ec2.createTags(scope.tags(name), on: [group])
        }
        if cluster.access != access { return try await scope.client.eks.updateAccess(of: cluster.name, to: access) }
        try await scope.client.eks.updateSupport(of: cluster.name, to: support)
    }

    func delete(_ cluster: EKS.Cluster, in scope: Scope<AWSClient>) async throws {
        try await scope.client.eks.deleteCluster(cluster.name)
    }

    /// EKS makes the group and often leaves it behind: with our tag on it, the removal finds it.
    private func isGroupTagged(_ cluster: EKS.Cluster, _ scope: Scope<AWSClient>) async throws -> Bool {
        guard let group = cluster.securityGroup else { return true }
        return try await scope.client.ec2.securityGroups(ownedBy: scope.owner.id).contains { $0.id == group }
    }

    func cloudIDs(of cluster: EKS.Cluster) -> [String] { [cluster.arn] }
}
