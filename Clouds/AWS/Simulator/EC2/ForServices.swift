import Domain

/// What services of AWS do in EC2 on the account's behalf.
extension EC2 {
    /// Whether the subnet's way out is an internet gateway.
    func isPublic(_ subnet: Subnet) -> Bool {
        guard let everywhere = AddressRange("0.0.0.0/0"), let table = routeTable(of: subnet),
            case .gateway? = table.route(to: everywhere)?.target
        else { return false }
        return true
    }

    /// Whether an interface or another group's rule names the group.
    func isSecurityGroupNeeded(_ id: String) -> Bool {
        interfaces.all.contains { $0.groups.contains(id) }
            || securityGroups.all.contains { $0.id != id && $0.refers(to: id) }
    }

    /// Lets members of the group talk to each other.
    mutating func allowAllFromItself(_ groupID: String) {
        let rule = SecurityGroupRule(
            id: newID(SecurityGroupRule.prefix), groupID: groupID, isEgress: false, transport: "-1", fromPort: nil,
            toPort: nil, peer: .group(groupID))
        securityGroups[groupID]?.rules.append(rule)
    }

    /// A launch template that a service keeps for itself; returns its id.
    mutating func makeLaunchTemplate(named name: String, by creator: String, tags: [String: String]) -> String {
        let template = LaunchTemplate(
            id: newID(LaunchTemplate.prefix), name: name, createdAt: now, createdBy: creator,
            versions: [.init(number: 1, text: nil, data: Parameters([:]), createdAt: now)], tags: tags)
        launchTemplates.add(template, shownFrom: shownFrom)
        return template.id
    }

    /// The interface that the CNI plugin adds to a node for its pods. A leaked one outlives the machine.
    mutating func attachPodInterface(to machine: Instance, of cluster: String, isLeaked: Bool) {
        let tags = [
            "node.k8s.amazonaws.com/instance_id": machine.id, "cluster.k8s.amazonaws.com/name": cluster,
            "eks:eni:owner": "amazon-vpc-cni",
        ]
        let made = makeInterface(
            in: machine.subnetID, text: "aws-K8S-\(machine.id)", groups: machine.groups, tags: tags)
        guard let made else { return }
        let attachmentID = newID("eni-attach")
        interfaces[made.id]?.attachment = NetworkInterface.Attachment(
            id: attachmentID, instanceID: machine.id, owner: account, deviceIndex: 1,
            isDeletedOnTermination: !isLeaked, attachedAt: now)
    }
}
