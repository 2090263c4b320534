import Domain
import Foundation
import Simulation

extension EKS {
    /// The node group that the path of a call names, and its cluster.
    func nodeGroup(_ call: Call) throws -> (cluster: Cluster, group: NodeGroup) {
        let cluster = try cluster(call)
        let name = call.path.count > 3 ? call.path[3] : ""
        guard let group = cluster.nodeGroups[name] else {
            throw EKS.absent(
                "No node group found for name: \(name).",
                about: ["clusterName": JSON(cluster.name), "nodegroupName": JSON(name)])
        }
        return (cluster, group)
    }

    func describeNodeGroup(_ call: Call, scaling: AutoScaling) throws -> JSON {
        var (cluster, group) = try nodeGroup(call)
        // Who scales the group by itself changes the Auto Scaling group; EKS reports that.
        if let desired = scaling[group.scalingGroupName]?.desired { group.scaling.desired = desired }
        return ["nodegroup": json(group, in: cluster)]
    }

    func listNodeGroups(_ call: Call) throws -> JSON {
        let groups = try cluster(call).nodeGroups.values.filter { $0.createdAt + lag <= now }
        return try page(groups.map(\.name).sorted().map { JSON($0) }, as: "nodegroups", call)
    }

    mutating func updateNodeGroupConfig(_ call: Call, ec2: inout EC2, scaling: inout AutoScaling) throws -> JSON {
        var (cluster, group) = try nodeGroup(call)
        if let update = repeated(call, in: cluster) { return ["update": json(update)] }
        let about: [String: JSON] = ["clusterName": JSON(cluster.name), "nodegroupName": JSON(group.name)]
        try checkIsIdle(group, about: about, for: call)
        let body = call.body
        var changes: [(type: String, value: String)] = []
        if !body["scalingConfig"].isNull {
            group.scaling = try self.scaling(body["scalingConfig"], over: group.scaling, about: about)
            changes += [
                ("MinSize", "\(group.scaling.minimum)"), ("MaxSize", "\(group.scaling.maximum)"),
                ("DesiredSize", "\(group.scaling.desired)"),
            ]
        }
        changes += Self.apply(body["labels"], to: &group) + Self.applyTaints(body["taints"], to: &group)
        if !body["updateConfig"].isNull {
            group.updateConfiguration = body["updateConfig"]
            changes.append(("MaxUnavailable", body["updateConfig"]["maxUnavailable"].text))
        }
        guard !changes.isEmpty else { throw EKS.invalid("No changes needed for the nodegroup", about: about) }
        let update = begin("ConfigUpdate", changes, on: .nodeGroup(group.name), of: cluster, call, taking: 60...180)
        store(group, update, in: cluster.name)
        resize(group.uniqueID, ec2: &ec2, scaling: &scaling)
        return ["update": json(update)]
    }

    private static func apply(_ labels: JSON, to group: inout NodeGroup) -> [(type: String, value: String)] {
        let added = labels["addOrUpdateLabels"].stringMembers
        let removed = labels["removeLabels"].strings
        group.labels.merge(added) { $1 }
        removed.forEach { group.labels[$0] = nil }
        let adding = added.isEmpty ? [] : [(type: "LabelsToAdd", value: JSON(added).text)]
        return adding + (removed.isEmpty ? [] : [(type: "LabelsToRemove", value: JSON(removed).text)])
    }

    private static func applyTaints(_ taints: JSON, to group: inout NodeGroup) -> [(type: String, value: String)] {
        let added = taints["addOrUpdateTaints"].array ?? []
        let removed = taints["removeTaints"].array ?? []
        group.taints.removeAll { held in
            removed.contains(held) || added.contains { $0["key"] == held["key"] && $0["effect"] == held["effect"] }
        }
        group.taints += added
        let adding = added.isEmpty ? [] : [(type: "TaintsToAdd", value: JSON.array(added).text)]
        return adding + (removed.isEmpty ? [] : [(type: "TaintsToRemove", value: JSON.array(removed).text)])
    }

    mutating func updateNodeGroupVersion(_ call: Call, ec2: inout EC2, scaling: inout AutoScaling) throws -> JSON {
        let (cluster, group) = try nodeGroup(call)
        if let update = repeated(call, in: cluster) { return ["update": json(update)] }
        let about: [String: JSON] = ["clusterName": JSON(cluster.name), "nodegroupName": JSON(group.name)]
        try checkIsIdle(group, about: about, for: call)
        let wanted = call.body["version"].string ?? cluster.version
        guard let version = KubernetesVersion.named(wanted), let held = KubernetesVersion.named(group.version),
            let limit = KubernetesVersion.named(cluster.version), version.minor >= held.minor,
            version.minor <= limit.minor
        else {
            throw EKS.invalid(
                "Nodegroup can not be updated to Kubernetes version \(wanted) while the cluster runs "
                    + cluster.version,
                about: about)
        }
        let release = call.body["releaseVersion"].string ?? release(of: version)
        let changes = [(type: "Version", value: wanted), (type: "ReleaseVersion", value: release)]
        let update = begin("VersionUpdate", changes, on: .nodeGroup(group.name), of: cluster, call, taking: 180...420)
        store(group, update, in: cluster.name)
        // Every machine is replaced by a new one.
        group.instanceIDs.forEach { ec2.terminate($0) }
        changeNodeGroup(group.uniqueID) { $0.instanceIDs = [] }
        resize(group.uniqueID, ec2: &ec2, scaling: &scaling)
        return ["update": json(update)]
    }

    private mutating func store(_ group: NodeGroup, _ update: Update, in cluster: String) {
        var group = group
        group.status = .updating
        group.modifiedAt = now
        clusters[cluster]?.nodeGroups[group.name] = group
        clusters[cluster]?.updates.append(update)
    }

    private func checkIsIdle(_ group: NodeGroup, about: [String: JSON], for call: Call) throws {
        guard group.status == .active || group.status == .degraded else {
            throw EKS.inUse(
                "Nodegroup cannot be updated as it is currently not in Active state: \(group.status.rawValue)",
                about: about)
        }
    }

    mutating func deleteNodeGroup(_ call: Call, ec2: inout EC2, scaling: inout AutoScaling) throws -> JSON {
        let (cluster, group) = try nodeGroup(call)
        let about: [String: JSON] = ["clusterName": JSON(cluster.name), "nodegroupName": JSON(group.name)]
        guard group.status != .updating else {
            throw EKS.inUse("Nodegroup \(group.name) currently has an update in progress", about: about)
        }
        if group.status != .deleting {
            clusters[cluster.name]?.nodeGroups[group.name]?.status = .deleting
            clusters[cluster.name]?.nodeGroups[group.name]?.scaling = .init(minimum: 0, maximum: 0, desired: 0)
            resize(group.uniqueID, ec2: &ec2, scaling: &scaling)
            let work = duration("delete", of: group.uniqueID, in: 180...360)
            agenda.add(.nodeGroupGone(group.uniqueID), at: now + work)
        }
        let shown = try nodeGroup(call)
        return ["nodegroup": json(shown.group, in: shown.cluster)]
    }
}
