import Domain
import Foundation
import Simulation

extension EKS {
    mutating func createAddon(_ call: Call, iam: IAM) throws -> JSON {
        let cluster = try cluster(call)
        let name = call.body["addonName"].string ?? ""
        let about: [String: JSON] = ["clusterName": JSON(cluster.name), "addonName": JSON(name)]
        if let addon = cluster.addons[name] {
            if addon.token != nil, addon.request == call.body { return ["addon": json(addon, in: cluster)] }
            throw EKS.inUse("Addon already exists.", about: about)
        }
        guard cluster.status == .active else {
            throw EKS.unfit("Cannot create addon: cluster is in \(cluster.status.rawValue) state", about: about)
        }
        let version = try addonVersion(call.body["addonVersion"].string, of: name, on: cluster, about: about)
        let addon = Addon(
            name: name, uniqueID: newID(), createdAt: now, modifiedAt: now, request: call.body, version: version,
            configuration: call.body["configurationValues"].string, roleARN: call.body["serviceAccountRoleArn"].string,
            tags: call.body["tags"].stringMembers)
        try associate(call.body["podIdentityAssociations"], with: addon, in: cluster, about: about, iam: iam)
        clusters[cluster.name]?.addons[name] = addon
        agenda.add(.addonInstalled(addon.uniqueID), at: now + duration("install", of: addon.uniqueID, in: 20...60))
        return ["addon": json(addon, in: try self.cluster(cluster.name))]
    }

    private func addonVersion(
        _ asked: String?, of name: String, on cluster: Cluster, about: [String: JSON]
    ) throws -> String {
        guard let offer = AddonOffer.named(name), let kubernetes = KubernetesVersion.named(cluster.version) else {
            throw EKS.invalid(
                "Addon \(name) specified is not supported in \(cluster.version) kubernetes version", about: about)
        }
        guard let asked else { return offer.standardVersion(for: kubernetes) }
        guard offer.versions(for: kubernetes).contains(asked) else {
            throw EKS.invalid("Addon version specified is not supported", about: about)
        }
        return asked
    }

    /// Gives the add-on's pods their roles; an association that is not wanted any more goes.
    private mutating func associate(
        _ asked: JSON, with addon: Addon, in cluster: Cluster, about: [String: JSON], iam: IAM
    ) throws {
        guard let wanted = asked.array else { return }
        for wish in wanted { try checkPodRole(wish["roleArn"].string ?? "", about: about, iam: iam) }
        let owner = arn(of: addon, in: cluster.name)
        clusters[cluster.name]?.associations = cluster.associations.filter { $0.value.ownerARN != owner }
        for wish in wanted {
            let association = PodIdentityAssociation(
                id: newAssociationID(), namespace: AddonOffer.named(addon.name)?.namespace ?? "kube-system",
                serviceAccount: wish["serviceAccount"].string ?? "", roleARN: wish["roleArn"].string ?? "",
                ownerARN: owner, createdAt: now, modifiedAt: now, token: nil, tags: [:])
            clusters[cluster.name]?.associations[association.id] = association
        }
    }

    /// The add-on that the path of a call names, and its cluster.
    func addon(_ call: Call) throws -> (cluster: Cluster, addon: Addon) {
        let cluster = try cluster(call)
        let name = call.path.count > 3 ? call.path[3] : ""
        guard let addon = cluster.addons[name] else {
            throw EKS.absent(
                "No addon: \(name) found in cluster: \(cluster.name)",
                about: ["clusterName": JSON(cluster.name), "addonName": JSON(name)])
        }
        return (cluster, addon)
    }

    func describeAddon(_ call: Call) throws -> JSON {
        let (cluster, addon) = try addon(call)
        return ["addon": json(addon, in: cluster)]
    }

    func listAddons(_ call: Call) throws -> JSON {
        let addons = try cluster(call).addons.values.filter { $0.createdAt + lag <= now }
        return try page(addons.map(\.name).sorted().map { JSON($0) }, as: "addons", call)
    }

    mutating func updateAddon(_ call: Call, iam: IAM) throws -> JSON {
        var (cluster, addon) = try addon(call)
        if let update = repeated(call, in: cluster) { return ["update": json(update)] }
        let about: [String: JSON] = ["clusterName": JSON(cluster.name), "addonName": JSON(addon.name)]
        guard addon.isInstalled, !addon.isUpdating, !addon.isDeleting else {
            throw EKS.inUse(
                "Addon \(addon.name) cannot be updated as it is currently in "
                    + "\(addon.status(onNodes: cluster.nodeCount).rawValue) state", about: about)
        }
        var changes: [(type: String, value: String)] = []
        if let asked = call.body["addonVersion"].string {
            changes.append(("AddonVersion", try addonVersion(asked, of: addon.name, on: cluster, about: about)))
        }
        if let values = call.body["configurationValues"].string {
            addon.configuration = values
            changes.append(("ConfigurationValues", values))
        }
        if let role = call.body["serviceAccountRoleArn"].string {
            addon.roleARN = role
            changes.append(("ServiceAccountRoleArn", role))
        }
        if !call.body["podIdentityAssociations"].isNull {
            try associate(call.body["podIdentityAssociations"], with: addon, in: cluster, about: about, iam: iam)
            changes.append(("PodIdentityAssociations", call.body["podIdentityAssociations"].text))
        }
        guard !changes.isEmpty else { throw EKS.invalid("No changes needed for the addon", about: about) }
        addon.isUpdating = true
        addon.modifiedAt = now
        let update = begin("AddonUpdate", changes, on: .addon(addon.name), of: cluster, call, taking: 20...60)
        clusters[cluster.name]?.addons[addon.name] = addon
        clusters[cluster.name]?.updates.append(update)
        return ["update": json(update)]
    }

    mutating func deleteAddon(_ call: Call) throws -> JSON {
        let (cluster, addon) = try addon(call)
        if !addon.isDeleting {
            clusters[cluster.name]?.addons[addon.name]?.isDeleting = true
            agenda.add(.addonGone(addon.uniqueID), at: now + duration("remove", of: addon.uniqueID, in: 20...60))
        }
        let shown = try self.addon(call)
        return ["addon": json(shown.addon, in: shown.cluster)]
    }

    mutating func removeAddon(_ id: String) {
        for cluster in clusters.values {
            guard let addon = cluster.addons.values.first(where: { $0.uniqueID == id }) else { continue }
            let owner = arn(of: addon, in: cluster.name)
            clusters[cluster.name]?.addons[addon.name] = nil
            clusters[cluster.name]?.associations = cluster.associations.filter { $0.value.ownerARN != owner }
        }
    }
}
