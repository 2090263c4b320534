extension EKS {
    /// Everything that is really there.
    var possessions: [Possession] {
        clusters.values.flatMap { cluster in
            [
                Possession(
                    "cluster", id: cluster.uniqueID, region: region.name, name: cluster.name, tags: cluster.tags,
                    detail: "\(cluster.version) \(cluster.status.rawValue)", isBillable: true)
            ] + parts(of: cluster)
        }
    }

    private func parts(of cluster: Cluster) -> [Possession] {
        let groups = cluster.nodeGroups.values.map {
            Possession(
                "node-group", id: $0.uniqueID, region: region.name, name: "\(cluster.name)/\($0.name)", tags: $0.tags,
                detail: "\($0.scaling.desired) nodes \($0.status.rawValue)")
        }
        let addons = cluster.addons.values.map {
            Possession(
                "addon", id: $0.uniqueID, region: region.name, name: "\(cluster.name)/\($0.name)", tags: $0.tags,
                detail: $0.status(onNodes: cluster.nodeCount).rawValue)
        }
        let entries = cluster.accessEntries.values.map {
            Possession(
                "access-entry", id: $0.uniqueID, region: region.name, name: "\(cluster.name)/\($0.principalARN)",
                tags: $0.tags, detail: "\($0.policies.count) policies")
        }
        let associations = cluster.associations.values.map {
            Possession(
                "pod-identity", id: $0.id, region: region.name,
                name: "\(cluster.name)/\($0.namespace)/\($0.serviceAccount)", tags: $0.tags)
        }
        return groups + addons + entries + associations
    }

    /// Removes a cluster and all that is in it at once, as no console could; false where the name is unknown.
    mutating func remove(byHand name: String, ec2: inout EC2, scaling: inout AutoScaling) -> Bool {
        guard let cluster = clusters.removeValue(forKey: name) else { return false }
        for id in cluster.interfaceIDs { ec2.removeInterface(id) }
        for group in cluster.nodeGroups.values {
            scaling.remove(group.scalingGroupName)
            for id in group.instanceIDs { ec2.remove(byHand: id) }
            if let template = group.ownTemplateID { ec2.remove(byHand: template) }
        }
        if let group = cluster.securityGroupID { ec2.remove(byHand: group) }
        return true
    }
}
