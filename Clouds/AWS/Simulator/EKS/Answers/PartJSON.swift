import Simulation

/// What EKS tells about the parts of a cluster (EKS API reference, data types).
extension EKS {
    func json(_ group: NodeGroup, in cluster: Cluster) -> JSON {
        [
            "nodegroupName": JSON(group.name), "nodegroupArn": JSON(arn(of: group, in: cluster.name)),
            "clusterName": JSON(cluster.name), "version": JSON(group.version),
            "releaseVersion": JSON(group.releaseVersion), "createdAt": JSON(group.createdAt),
            "modifiedAt": JSON(group.modifiedAt), "status": JSON(group.status.rawValue),
            "capacityType": group.isSpot ? "SPOT" : "ON_DEMAND",
            "scalingConfig": [
                "minSize": JSON(group.scaling.minimum), "maxSize": JSON(group.scaling.maximum),
                "desiredSize": JSON(group.scaling.desired),
            ],
            "instanceTypes": JSON(group.sizes), "subnets": JSON(group.subnetIDs), "amiType": JSON(group.imageKind),
            "nodeRole": JSON(group.roleARN), "labels": JSON(group.labels), "taints": .array(group.taints),
            "resources": ["autoScalingGroups": [["name": JSON(group.scalingGroupName)]]],
            "diskSize": JSON(group.diskSize), "health": ["issues": .array(group.issues.map(json))],
            "updateConfig": group.updateConfiguration, "launchTemplate": group.launchTemplate,
            "tags": JSON(group.tags),
        ]
    }

    func arn(of group: NodeGroup, in cluster: String) -> String {
        arn("nodegroup/\(cluster)/\(group.name)/\(group.uniqueID)")
    }

    func json(_ addon: Addon, in cluster: Cluster) -> JSON {
        let owner = arn(of: addon, in: cluster.name)
        let identities = cluster.associations.values.filter { $0.ownerARN == owner }.map {
            arn(of: $0, in: cluster.name)
        }
        let status = addon.status(onNodes: cluster.nodeCount)
        let issues: [JSON] =
            status == .degraded
            ? [json(Issue(code: "InsufficientNumberOfReplicas", message: Self.noNodes, resourceIDs: []))] : []
        return [
            "addonName": JSON(addon.name), "clusterName": JSON(cluster.name), "status": JSON(status.rawValue),
            "addonVersion": JSON(addon.version), "health": ["issues": .array(issues)], "addonArn": JSON(owner),
            "createdAt": JSON(addon.createdAt), "modifiedAt": JSON(addon.modifiedAt),
            "serviceAccountRoleArn": addon.roleARN.map { JSON($0) } ?? nil, "tags": JSON(addon.tags),
            "configurationValues": addon.configuration.map { JSON($0) } ?? nil,
            "podIdentityAssociations": JSON(identities.sorted()),
        ]
    }

    private static let noNodes = "The add-on is unhealthy because it doesn't have the desired number of replicas."

    func arn(of addon: Addon, in cluster: String) -> String { arn("addon/\(cluster)/\(addon.name)/\(addon.uniqueID)") }

    func json(_ entry: AccessEntry, in cluster: String) -> JSON {
        [
            "clusterName": JSON(cluster), "principalArn": JSON(entry.principalARN),
            "kubernetesGroups": JSON(entry.groups), "accessEntryArn": JSON(arn(of: entry, in: cluster)),
            "createdAt": JSON(entry.createdAt), "modifiedAt": JSON(entry.modifiedAt), "tags": JSON(entry.tags),
            "username": JSON(entry.username), "type": JSON(entry.type),
        ]
    }

    /// The principal's kind, account and name are part of it: `access-entry/payments/role/111122223333/nodes/…`.
    func arn(of entry: AccessEntry, in cluster: String) -> String {
        let parts = entry.principalARN.split(separator: ":", omittingEmptySubsequences: false)
        let name = (parts.last ?? "").split(separator: "/", maxSplits: 1)
        let principal = "\(name.first ?? "")/\(parts.count > 4 ? parts[4] : "")/\(name.last ?? "")"
        return arn("access-entry/\(cluster)/\(principal)/\(entry.uniqueID)")
    }

    func json(_ policy: AccessEntry.Policy) -> JSON {
        [
            "policyArn": JSON(policy.arn),
            "accessScope": ["type": JSON(policy.scope), "namespaces": JSON(policy.namespaces)],
            "associatedAt": JSON(policy.associatedAt), "modifiedAt": JSON(policy.modifiedAt),
        ]
    }

    func json(_ association: PodIdentityAssociation, in cluster: String) -> JSON {
        guard case .object(var members) = summary(of: association, in: cluster) else { return nil }
        members["roleArn"] = JSON(association.roleARN)
        members["tags"] = JSON(association.tags)
        members["createdAt"] = JSON(association.createdAt)
        members["modifiedAt"] = JSON(association.modifiedAt)
        members["disableSessionTags"] = false
        return .object(members)
    }

    /// As a list shows it.
    func summary(of association: PodIdentityAssociation, in cluster: String) -> JSON {
        [
            "clusterName": JSON(cluster), "namespace": JSON(association.namespace),
            "serviceAccount": JSON(association.serviceAccount),
            "associationArn": JSON(arn(of: association, in: cluster)), "associationId": JSON(association.id),
            "ownerArn": association.ownerARN.map { JSON($0) } ?? nil,
        ]
    }

    func arn(of association: PodIdentityAssociation, in cluster: String) -> String {
        arn("podidentityassociation/\(cluster)/\(association.id)")
    }
}
