/// Whether machines become nodes.
extension EKS {
    /// What EKS notices about the group's subnets by itself.
    func misconfiguration(of group: NodeGroup, ec2: EC2) -> Issue? {
        let wrong = group.subnetIDs.filter { id in
            guard let subnet = ec2.subnets[id] else { return false }
            return ec2.isPublic(subnet) && !subnet.mapsPublicAddresses
        }
        guard !wrong.isEmpty else { return nil }
        return Issue(
            code: "Ec2SubnetInvalidConfiguration",
            message: "One or more Amazon EC2 Subnets of [\(wrong.joined(separator: ", "))] for node group "
                + "\(group.name) does not automatically assign public IP addresses to instances launched into it. If "
                + "you want your instances to be assigned a public IP address, then you need to enable auto-assign "
                + "public IP address for the subnet.",
            resourceIDs: wrong)
    }

    /// Whether machines of the group reach the control plane, are believed by it, and get a network for their pods.
    func canJoin(_ group: NodeGroup, in cluster: Cluster, ec2: EC2, iam: IAM) -> Bool {
        guard let vpc = ec2.vpcs[cluster.vpcID], vpc.hasDNSSupport, vpc.hasDNSHostnames else { return false }
        let subnets = group.subnetIDs.compactMap { ec2.subnets[$0] }
        guard subnets.count == group.subnetIDs.count, subnets.allSatisfy(ec2.reachesInternet) else { return false }
        guard cluster.hasSelfManagedAddons || cluster.addons["vpc-cni"] != nil else { return false }
        return isTrusted(group, in: cluster, iam: iam)
    }

    private func isTrusted(_ group: NodeGroup, in cluster: Cluster, iam: IAM) -> Bool {
        guard let role = iam.role(arn: group.roleARN) else { return false }
        let held = Set(iam.policies(attachedTo: role).map { String($0.split(separator: "/").last ?? "") })
        let hasCNIRole =
            cluster.addons["vpc-cni"]?.roleARN != nil
            || cluster.associations.values.contains { $0.serviceAccount == "aws-node" }
        let pulls: Set = [
            "AmazonEC2ContainerRegistryReadOnly", "AmazonEC2ContainerRegistryPullOnly",
            "AmazonEC2ContainerRegistryPowerUser",
        ]
        return held.contains("AmazonEKSWorkerNodePolicy") && !held.isDisjoint(with: pulls)
            && (hasCNIRole || held.contains("AmazonEKS_CNI_Policy"))
    }
}
