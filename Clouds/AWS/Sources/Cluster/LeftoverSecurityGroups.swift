import Engine

/// Security groups that EKS and the cluster's controllers made in its VPC.
struct LeftoverSecurityGroups: Leftovers {
    let name = "leftover-security-groups"
    let vpc: Node<VPC>

    func observe(in scope: Scope<AWSClient>) async throws -> Observation<[EC2.SecurityGroup]> {
        let vpcs = try await scope.client.ec2.vpcs(ownedBy: scope.owner.id).map(\.id)
        let found = try await scope.client.ec2.securityGroups(inVPCs: vpcs)
            .filter { $0.name != "default" && $0.isMade(by: scope.owner) }
        return found.isEmpty ? .absent : .ready(found)
    }

    // Two groups may name each other in their rules: first every such rule goes, then the groups.
    func delete(_ groups: [EC2.SecurityGroup], in scope: Scope<AWSClient>) async throws {
        for group in groups where group.namesGroups {
            try await scope.client.ec2.revokeRulesNamingGroups(of: group)
        }
        for group in groups { try await scope.client.ec2.deleteSecurityGroup(group.id) }
    }

    func cloudIDs(of groups: [EC2.SecurityGroup]) -> [String] { groups.map(\.id) }
}

extension EC2.SecurityGroup {
    func isMade(by owner: Owner) -> Bool {
        let cluster = owner.stem
        return tags["freehold:owner"] == owner.id || tags["kubernetes.io/cluster/\(cluster)"] == "owned"
            || tags["elbv2.k8s.aws/cluster"] == cluster || tags["aws:eks:cluster-name"] == cluster
    }
}
