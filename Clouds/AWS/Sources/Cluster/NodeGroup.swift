import Engine

/// The worker nodes that EKS keeps. With autoscaling it stays at the minimum: Karpenter adds what is above it.
struct NodeGroup: Resource {
    let name = "node-group"
    let ownership = Ownership.named
    let takes = Duration.minutes(3)

    let size: String
    let count: Int
    let controlPlane: Node<ControlPlane>
    let subnets: [Node<Subnet>]
    let role: Node<Role>
    let serviceRole: Node<ServiceLinkedRole>
    /// A node that cannot reach its images, or has no network plugin, does not join.
    let routes: [Node<PrivateRoutes>]
    let addons: [Node<Addon>]
    let leaves: [Node<LeftoverInstances>]

    func observe(in scope: Scope<AWSClient>) async throws -> Observation<EKS.NodeGroup> {
        guard let group = try await scope.client.eks.nodeGroup("nodes", of: scope.owner.stem) else { return .absent }
        try scope.checkOwned(group.tags, "the node group \(group.name)")
        switch group.status {
        case "ACTIVE": break
        case "CREATE_FAILED", "DELETE_FAILED": return .broken(group, group.issue ?? "AWS gives no reason")
        case "DELETING": return .changing("EKS is removing its nodes")
        case "UPDATING": return .changing("EKS is changing it")
        default: return .changing(group.issue ?? "EKS is starting its nodes")
        }
        if group.minimum != count || group.maximum < count || group.desired < count {
            return .outdated(group, "changing the number of nodes to \(count)")
        }
        return .ready(group)
    }

    func create(in scope: Scope<AWSClient>, from inputs: Inputs) async throws -> EKS.NodeGroup? {
        try await scope.client.eks.createNodeGroup(
            "nodes", of: scope.owner.stem, size: size, count: count, role: inputs[role].arn,
            subnets: inputs[subnets].map(\.id), token: scope.token, tags: scope.tags(name))
        return nil
    }

    func update(_ group: EKS.NodeGroup, in scope: Scope<AWSClient>, from inputs: Inputs) async throws {
        try await scope.client.eks.scaleNodeGroup(group.name, of: scope.owner.stem, to: count)
    }

    func delete(_ group: EKS.NodeGroup, in scope: Scope<AWSClient>) async throws {
        try await scope.client.eks.deleteNodeGroup(group.name, of: scope.owner.stem)
    }

    func cloudIDs(of group: EKS.NodeGroup) -> [String] { [group.arn] }
}
