import Domain
import Foundation

/// What becomes of a node group after the call that made or deleted it.
extension EKS {
    mutating func plan(_ group: NodeGroup) {
        agenda.add(.nodesLaunched(group.uniqueID), at: now + duration("launch", of: group.uniqueID, in: 20...40))
        agenda.add(.nodesChecked(group.uniqueID), at: now + duration("create", of: group.uniqueID, in: 120...300))
    }

    mutating func launchNodes(_ id: String, ec2: inout EC2, scaling: inout AutoScaling) {
        guard let (cluster, group) = nodeGroup(withID: id), group.status == .creating else { return }
        let template = ec2.makeLaunchTemplate(
            named: "eks-\(id)", by: "arn:aws:sts::\(account):assumed-role/AWSServiceRoleForAmazonEKSNodegroup/EKS",
            tags: ["eks:cluster-name": cluster.name, "eks:nodegroup-name": group.name])
        changeNodeGroup(id) { $0.ownTemplateID = template }
        let zones = group.subnetIDs.compactMap { ec2.subnets[$0]?.zone.name }
        scaling.make(
            AutoScaling.Group(
                name: group.scalingGroupName, minimum: group.scaling.minimum, maximum: group.scaling.maximum,
                desired: group.scaling.desired, subnetIDs: group.subnetIDs, zones: Array(Set(zones)).sorted(),
                launchTemplateID: template, tags: machineTags(of: group, in: cluster), madeAt: now))
        resize(id, ec2: &ec2, scaling: &scaling)
    }

    private func machineTags(of group: NodeGroup, in cluster: Cluster) -> [String: String] {
        [
            "eks:cluster-name": cluster.name, "eks:nodegroup-name": group.name,
            "kubernetes.io/cluster/\(cluster.name)": "owned", "k8s.io/cluster-autoscaler/enabled": "true",
            "k8s.io/cluster-autoscaler/\(cluster.name)": "owned",
        ]
    }

    /// Starts or stops machines until there are as many as wanted.
    mutating func resize(_ id: String, ec2: inout EC2, scaling: inout AutoScaling) {
        guard let (cluster, group) = nodeGroup(withID: id) else { return }
        var machines = group.instanceIDs.filter { ec2.instances[$0]?.isStanding == true }
        while machines.count > group.scaling.desired { ec2.terminate(machines.removeLast()) }
        while machines.count < group.scaling.desired {
            guard let machine = launch(group, number: machines.count, in: cluster, ec2: &ec2) else { break }
            machines.append(machine)
        }
        changeNodeGroup(id) { $0.instanceIDs = machines }
        scaling.change(group.scalingGroupName) {
            $0.minimum = group.scaling.minimum
            $0.maximum = group.scaling.maximum
            $0.desired = group.scaling.desired
            $0.instanceIDs = machines
        }
    }

    /// Starts one machine; nil where AWS has no room for it, which becomes an issue of the group.
    private mutating func launch(
        _ group: NodeGroup, number: Int, in cluster: Cluster, ec2: inout EC2
    ) -> String? {
        guard let size = group.sizes.first.flatMap(InstanceType.named) else { return nil }
        guard ec2.runningVCPUs + size.vCPUs <= quotas.vCPUs else {
            let text =
                "Could not launch On-Demand Instances. VcpuLimitExceeded - You have requested more vCPU capacity than "
                + "your current vCPU limit of \(quotas.vCPUs) allows for the instance bucket that the specified "
                + "instance type belongs to. Please visit http://aws.amazon.com/contact-us/ec2-request to request an "
                + "adjustment to this limit. Launching EC2 instance failed."
            report("AsgInstanceLaunchFailures", text, of: group)
            return nil
        }
        var tags = machineTags(of: group, in: cluster)
        tags["aws:autoscaling:groupName"] = group.scalingGroupName
        tags["aws:eks:cluster-name"] = cluster.name
        let subnet = group.subnetIDs[number % group.subnetIDs.count]
        let machine = ec2.launch(
            size, in: subnet, image: "ami-0" + chance.hex("image/\(group.imageKind)/\(group.version)", digits: 16),
            groups: cluster.securityGroupID.map { [$0] } ?? [], profile: "eks-\(group.uniqueID)", isSpot: group.isSpot,
            tags: tags)
        guard let machine else {
            let text =
                "Could not launch On-Demand Instances. InsufficientFreeAddressesInSubnet - There are not enough free "
                + "addresses in subnet '\(subnet)'."
            report("AsgInstanceLaunchFailures", text, of: group)
            return nil
        }
        ec2.attachPodInterface(to: machine, of: cluster.name, isLeaked: leaksInterfaces)
        return machine.id
    }

    private mutating func report(_ code: String, _ text: String, of group: NodeGroup) {
        let issue = Issue(code: code, message: text, resourceIDs: [group.scalingGroupName])
        changeNodeGroup(group.uniqueID) { if !$0.issues.contains(issue) { $0.issues.append(issue) } }
    }

    /// Nodes that cannot join are given 20 minutes; then the group has failed.
    mutating func checkNodes(_ id: String, ec2: EC2, iam: IAM) {
        guard let (cluster, group) = nodeGroup(withID: id), group.status == .creating else { return }
        if !nodeGroupFailures.isEmpty { return fail(id, for: nodeGroupFailures.removeFirst()) }
        if !group.issues.isEmpty { return fail(id, for: nil) }
        if let issue = misconfiguration(of: group, ec2: ec2) { return fail(id, for: issue) }
        if canJoin(group, in: cluster, ec2: ec2, iam: iam) {
            return changeNodeGroup(id) { $0.status = .active }
        }
        guard now < group.createdAt + .minutes(20) else {
            return fail(
                id,
                for: Issue(
                    code: "NodeCreationFailure", message: "Instances failed to join the kubernetes cluster",
                    resourceIDs: group.instanceIDs))
        }
        agenda.add(.nodesChecked(id), at: min(now + .seconds(30), group.createdAt + .minutes(20)))
    }

    private mutating func fail(_ id: String, for issue: Issue?) {
        changeNodeGroup(id) {
            $0.status = .createFailed
            $0.issues += issue.map { [$0] } ?? []
        }
    }

    mutating func removeNodeGroup(_ id: String, ec2: inout EC2, scaling: inout AutoScaling) {
        guard let (cluster, group) = nodeGroup(withID: id) else { return }
        scaling.remove(group.scalingGroupName)
        if let template = group.ownTemplateID { ec2.launchTemplates.remove(template) }
        clusters[cluster.name]?.nodeGroups[group.name] = nil
    }
}
