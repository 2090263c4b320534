/// What is left lying about in a region, and what services put there unasked. For tests and demonstrations.
extension AWSSimulator {
    /// From now on EKS forgets the security groups of the clusters that it deletes, and nodes that stop leave the
    /// interfaces of their pods behind.
    public func neglect(region: String) {
        visit(region) { territory in
            territory.eks.leavesSecurityGroups = true
            territory.eks.leaksInterfaces = true
        }
    }

    /// Puts into a cluster's network what is another program's: a Lambda function's interface, and GuardDuty's
    /// endpoint with its security group.
    public func placeOtherServices(besides cluster: String, region: String) {
        visit(region) { territory in
            let subnets = territory.eks.clusters[cluster]?.network.subnetIDs ?? []
            guard let first = subnets.first else { return }
            territory.ec2.makeForeignInterface(in: first)
            territory.ec2.makeGuardDutyEndpoint(in: subnets)
        }
    }

    /// Leaves volumes that the EBS CSI driver made for a cluster's pods.
    public func leaveVolumes(_ count: Int, of cluster: String, region: String) {
        visit(region) { territory in _ = territory.ec2.leaveVolumes(count, of: cluster) }
    }

    private func visit(_ region: String, _ body: (inout Territory) -> Void) {
        world.withLock { try? $0.visit(region, at: clockTime) { territory, _ in body(&territory) } }
    }
}
