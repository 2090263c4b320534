/// What other hands than the program's do in the account. For tests.
extension EC2 {
    /// Removes a thing and what hangs on it, as somebody at the console would; false where the id is unknown.
    @discardableResult
    mutating func remove(byHand id: String) -> Bool {
        if let gateway = natGateways[id] {
            removeInterface(gateway.interfaceID)
            natGateways.remove(id)
            return true
        }
        if interfaces[id] != nil {
            removeInterface(id)
            return true
        }
        if instances[id] != nil {
            terminate(id)
            return true
        }
        if endpoints[id] != nil {
            removeEndpoint(id)
            return true
        }
        let removed: [(any Thing)?] = [
            vpcs.remove(id), subnets.remove(id), gateways.remove(id), addresses.remove(id), routeTables.remove(id),
            securityGroups.remove(id), launchTemplates.remove(id), volumes.remove(id), snapshots.remove(id),
        ]
        return removed.contains { $0 != nil }
    }

    /// Lets the next NAT gateway come to nothing.
    mutating func failNextNATGateway(code: String = "InternalError", message: String = "Network is unavailable") {
        natGatewayFailures.append(NATGateway.Failure(code: code, message: message))
    }

    /// A virtual machine that nobody but its owner may touch; nil where the subnet is unknown or full.
    @discardableResult
    mutating func makeForeignInstance(in subnetID: String, tags: [String: String] = ["Name": "bastion"]) -> String? {
        guard let size = InstanceType.named("t3.medium") else { return nil }
        return launch(size, in: subnetID, image: "ami-0foreign", groups: [], tags: tags)?.id
    }

    /// An interface that a service of the account put into the subnet: a Lambda function's, for example.
    @discardableResult
    mutating func makeForeignInterface(
        in subnetID: String, text: String = "AWS Lambda VPC ENI-report", isHeld: Bool = true,
        tags: [String: String] = [:]
    ) -> String? {
        makeInterface(
            in: subnetID, kind: "lambda", text: text, requester: isHeld ? account : nil,
            holder: isHeld ? "amazon-aws" : nil, tags: tags)?.id
    }

    /// What GuardDuty puts into a VPC without being asked: an interface endpoint and its security group.
    @discardableResult
    mutating func makeGuardDutyEndpoint(in subnetIDs: [String]) -> String? {
        guard let vpcID = subnetIDs.first.flatMap({ subnets[$0]?.vpcID }) else { return nil }
        let tags = ["GuardDutyManaged": "true"]
        let group = makeSecurityGroup(
            name: "GuardDutyManagedSecurityGroup-\(vpcID)", text: "Associated with VPC-\(vpcID)", vpcID: vpcID,
            tags: tags)
        let id = newID(VPCEndpoint.prefix)
        endpoints.add(
            VPCEndpoint(
                id: id, vpcID: vpcID, service: "com.amazonaws.\(region.name).guardduty-data",
                kind: makeInterfaces(of: id, in: subnetIDs, groups: [group]), isRequesterManaged: true, createdAt: now,
                tags: tags))
        return id
    }

    /// Interfaces that the VPC CNI plugin left behind: detached, unheld, tagged for the cluster.
    @discardableResult
    mutating func leakInterfaces(_ count: Int, of cluster: String, in subnetID: String) -> [String] {
        (0..<count).compactMap { _ in
            let machine = newID(Instance.prefix)
            let tags = [
                "node.k8s.amazonaws.com/instance_id": machine, "cluster.k8s.amazonaws.com/name": cluster,
                "eks:eni:owner": "amazon-vpc-cni",
            ]
            return makeInterface(in: subnetID, text: "aws-K8S-\(machine)", tags: tags)?.id
        }
    }

    /// Volumes that the EBS CSI driver made for claims of the cluster and that outlived it.
    @discardableResult
    mutating func leaveVolumes(_ count: Int, of cluster: String, sizeGiB: Int = 20) -> [String] {
        (0..<count).map { place in
            let zone = region.zones[place % region.zones.count]
            let tags = [
                "kubernetes.io/cluster/\(cluster)": "owned", "KubernetesCluster": cluster,
                "ebs.csi.aws.com/cluster": "true", "kubernetes.io/created-for/pvc/name": "data-\(place)",
                "kubernetes.io/created-for/pvc/namespace": "default",
            ]
            let volume = Volume(
                id: newID(Volume.prefix), zone: zone, sizeGiB: sizeGiB, kind: "gp3", isEncrypted: false, createdAt: now,
                tags: tags)
            volumes.add(volume)
            return volume.id
        }
    }
}
