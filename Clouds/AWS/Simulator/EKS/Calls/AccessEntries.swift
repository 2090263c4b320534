import Foundation
import Simulation

extension EKS {
    mutating func createAccessEntry(_ call: Call, iam: IAM) throws -> JSON {
        let cluster = try openCluster(call)
        let principal = call.body["principalArn"].string ?? ""
        let about: [String: JSON] = ["clusterName": JSON(cluster.name)]
        guard let uniqueID = iam.uniqueID(of: principal) else {
            throw EKS.invalid("The specified principalArn is invalid: invalid principal.", about: about)
        }
        if cluster.accessEntries[principal] != nil {
            throw EKS.inUse("The specified access entry resource is already in use on this cluster.", about: about)
        }
        let groups = call.body["kubernetesGroups"].strings
        if let group = groups.first(where: { $0.hasPrefix("system:") || $0.hasPrefix("eks:") }) {
            throw EKS.invalid(
                "The kubernetes group name \(group) is invalid, it cannot start with system:", about: about)
        }
        let entry = AccessEntry(
            principalARN: principal, principalID: uniqueID, uniqueID: newID(), createdAt: now, modifiedAt: now,
            type: call.body["type"].string ?? "STANDARD",
            username: call.body["username"].string ?? Self.username(of: principal), groups: groups,
            tags: call.body["tags"].stringMembers)
        clusters[cluster.name]?.admit(entry)
        return ["accessEntry": json(entry, in: cluster.name)]
    }

    /// What Kubernetes calls a principal that was given no other name.
    static func username(of principal: String) -> String {
        guard principal.contains(":role/") else { return principal }
        let parts = principal.split(separator: ":", omittingEmptySubsequences: false)
        let name = principal.split(separator: "/").last ?? ""
        return "arn:\(parts[1]):sts::\(parts[4]):assumed-role/\(name)/{{SessionName}}"
    }

    /// Who makes a cluster is its administrator, unless told otherwise.
    mutating func entry(forCreator caller: Caller) -> AccessEntry {
        let principal = principal(of: caller)
        var entry = AccessEntry(
            principalARN: principal, principalID: caller.userID.split(separator: ":").first.map(String.init),
            uniqueID: newID(), createdAt: now, modifiedAt: now, type: "STANDARD",
            username: Self.username(of: principal), groups: [], tags: [:])
        entry.policies = [
            .init(
                arn: Self.accessPolicyPrefix + "AmazonEKSClusterAdminPolicy", scope: "cluster", namespaces: [],
                associatedAt: now, modifiedAt: now)
        ]
        return entry
    }

    /// A session stands for the role that was taken on.
    private func principal(of caller: Caller) -> String {
        guard case .role(let name) = caller.identity else { return caller.arn }
        return "arn:aws:iam::\(account):role/\(name)"
    }

    /// Managed nodes enter the cluster by an entry that EKS makes itself.
    mutating func admitNodes(of role: IAM.Role, to cluster: String) {
        guard let held = clusters[cluster], held.authenticationMode != "CONFIG_MAP",
            held.accessEntries[role.arn] == nil
        else { return }
        let entry = AccessEntry(
            principalARN: role.arn, principalID: role.uniqueID, uniqueID: newID(), createdAt: now, modifiedAt: now,
            type: "EC2_LINUX", username: "system:node:{{EC2PrivateDNSName}}", groups: ["system:nodes"], tags: [:])
        clusters[cluster]?.admit(entry)
    }

    /// The cluster of a call, if access entries mean anything to it.
    private func openCluster(_ call: Call) throws -> Cluster {
        let cluster = try cluster(call)
        guard cluster.authenticationMode != "CONFIG_MAP" else {
            throw EKS.unfit(
                "The cluster's authentication mode must be set to one of [API, API_AND_CONFIG_MAP] to perform this "
                    + "operation.", about: ["clusterName": JSON(cluster.name)])
        }
        guard cluster.status != .creating else {
            throw EKS.unfit(
                "Cluster \(cluster.name) is in CREATING state", about: ["clusterName": JSON(cluster.name)])
        }
        return cluster
    }

    /// The entry that the path of a call names, and its cluster.
    private func entry(_ call: Call) throws -> (cluster: Cluster, entry: AccessEntry) {
        let cluster = try openCluster(call)
        let principal = call.path.count > 3 ? call.path[3] : ""
        guard let entry = cluster.accessEntries[principal] else {
            throw EKS.absent(
                "The specified principalArn could not be found. You can view your available access entries with "
                    + "'list-access-entries'.", about: ["clusterName": JSON(cluster.name)])
        }
        return (cluster, entry)
    }

    func describeAccessEntry(_ call: Call) throws -> JSON {
        let (cluster, entry) = try entry(call)
        return ["accessEntry": json(entry, in: cluster.name)]
    }

    func listAccessEntries(_ call: Call) throws -> JSON {
        let wanted = call.parameters["associatedPolicyArn"]
        let entries = try openCluster(call).accessEntries.values.filter { entry in
            wanted.map { arn in entry.policies.contains { $0.arn == arn } } ?? true
        }
        return try page(entries.map(\.principalARN).sorted().map { JSON($0) }, as: "accessEntries", call)
    }

    mutating func updateAccessEntry(_ call: Call) throws -> JSON {
        var (cluster, entry) = try entry(call)
        if !call.body["kubernetesGroups"].isNull { entry.groups = call.body["kubernetesGroups"].strings }
        if let username = call.body["username"].string { entry.username = username }
        entry.modifiedAt = now
        clusters[cluster.name]?.admit(entry)
        return ["accessEntry": json(entry, in: cluster.name)]
    }

    mutating func deleteAccessEntry(_ call: Call) throws -> JSON {
        let (cluster, entry) = try entry(call)
        clusters[cluster.name]?.accessEntries[entry.principalARN] = nil
        return [:]
    }

    mutating func associateAccessPolicy(_ call: Call) throws -> JSON {
        var (cluster, entry) = try entry(call)
        let about: [String: JSON] = ["clusterName": JSON(cluster.name)]
        let policyARN = call.body["policyArn"].string ?? ""
        guard Self.accessPolicies.contains(where: { Self.accessPolicyPrefix + $0 == policyARN }) else {
            throw EKS.invalid("The policyArn parameter format is not valid", about: about)
        }
        guard entry.type == "STANDARD" else {
            throw EKS.unfit("You can't associate policies with an access entry of type \(entry.type)", about: about)
        }
        let scope = call.body["accessScope"]
        guard scope["type"].string == "cluster" || !scope["namespaces"].strings.isEmpty else {
            throw EKS.invalid("The access scope of type namespace must name at least one namespace", about: about)
        }
        let held = entry.policies.first { $0.arn == policyARN }
        let policy = AccessEntry.Policy(
            arn: policyARN, scope: scope["type"].string ?? "cluster", namespaces: scope["namespaces"].strings,
            associatedAt: held?.associatedAt ?? now, modifiedAt: now)
        entry.policies.removeAll { $0.arn == policyARN }
        entry.policies.append(policy)
        clusters[cluster.name]?.admit(entry)
        return [
            "clusterName": JSON(cluster.name), "principalArn": JSON(entry.principalARN),
            "associatedAccessPolicy": json(policy),
        ]
    }

    mutating func disassociateAccessPolicy(_ call: Call) throws -> JSON {
        var (cluster, entry) = try entry(call)
        guard entry.policies.contains(where: { $0.arn == call.path.last }) else {
            throw EKS.absent(
                "No associated policy found for the given policyArn", about: ["clusterName": JSON(cluster.name)])
        }
        entry.policies.removeAll { $0.arn == call.path.last }
        clusters[cluster.name]?.admit(entry)
        return [:]
    }

    func listAssociatedAccessPolicies(_ call: Call) throws -> JSON {
        let (cluster, entry) = try entry(call)
        let page = try page(entry.policies.map { json($0) }, as: "associatedAccessPolicies", call)
        var members = page.object ?? [:]
        members["clusterName"] = JSON(cluster.name)
        members["principalArn"] = JSON(entry.principalARN)
        return .object(members)
    }
}
