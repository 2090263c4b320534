import Domain
import Foundation
import Simulation

extension EKS {
    mutating func createCluster(_ call: Call, ec2: EC2, iam: inout IAM) throws -> JSON {
        let name = call.body["name"].string ?? ""
        if let cluster = clusters[name] {
            // The same request once more, by its token, is answered with what it made.
            if cluster.token != nil, cluster.request == call.body { return ["cluster": json(cluster)] }
            throw EKS.inUse("Cluster already exists with name: \(name)", about: ["clusterName": JSON(name)])
        }
        try Self.checkName(name)
        let version = call.body["version"].string ?? KubernetesVersion.standard.name
        guard KubernetesVersion.named(version)?.isOffered(at: now) == true else {
            throw EKS.invalid("unsupported Kubernetes version", about: ["clusterName": JSON(name)])
        }
        guard clusters.count < quotas.clusters else {
            throw EKS.limit("Cluster limit exceeded for account", about: ["clusterName": JSON(name)])
        }
        let role = try controlPlaneRole(call.body["roleArn"].string ?? "", iam: iam)
        let network = try network(call.body["resourcesVpcConfig"], of: name, ec2: ec2)
        iam.ensureServiceLinkedRole(for: "eks.amazonaws.com", at: now)
        var cluster = make(call, version: version, roleARN: role.arn, network: network, ec2: ec2)
        if cluster.isCreatorAdmin, cluster.authenticationMode != "CONFIG_MAP" {
            cluster.admit(entry(forCreator: call.caller))
        }
        clusters[name] = cluster
        plan(cluster)
        return ["cluster": json(cluster)]
    }

    private static func checkName(_ name: String) throws {
        let rest = name.dropFirst()
        let fits =
            name.first.map { $0.isASCII && ($0.isLetter || $0.isNumber) } == true && name.count <= 100
            && rest.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
        guard fits else {
            throw EKS.invalid(
                "Provided cluster name '\(name)' does not match the required pattern '^[0-9A-Za-z][A-Za-z0-9-_]*'")
        }
    }

    private func controlPlaneRole(_ arn: String, iam: IAM) throws -> IAM.Role {
        guard let role = iam.role(arn: arn), iam.isAssumable(role, by: "eks.amazonaws.com", at: now) else {
            throw EKS.invalid(
                "Role with arn: \(arn), could not be assumed because it does not exist or the trusted entity is not "
                    + "correct")
        }
        let wanted = "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy"
        guard iam.policies(attachedTo: role).contains(wanted) else {
            throw EKS.invalid(
                "The provided role doesn't have the Amazon EKS Managed Policies associated with it. Please ensure the "
                    + "following policies [\(wanted)] are attached ")
        }
        return role
    }

    private mutating func make(
        _ call: Call, version: String, roleARN: String, network: Cluster.Network, ec2: EC2
    ) -> Cluster {
        let body = call.body
        let uniqueID = newID().filter { $0 != "-" }.uppercased()
        let access = body["accessConfig"]
        var cluster = Cluster(
            name: body["name"].string ?? "", uniqueID: uniqueID, createdAt: now, request: body, roleARN: roleARN,
            vpcID: network.subnetIDs.first.flatMap { ec2.subnets[$0]?.vpcID } ?? "", version: version, network: network,
            loggedTypes: [], authenticationMode: access["authenticationMode"].string ?? "CONFIG_MAP",
            isCreatorAdmin: access["bootstrapClusterCreatorAdminPermissions"].bool ?? true,
            supportType: body["upgradePolicy"]["supportType"].string ?? "EXTENDED",
            isDeletionProtected: body["deletionProtection"].bool ?? false,
            hasSelfManagedAddons: body["bootstrapSelfManagedAddons"].bool ?? true,
            serviceRange: body["kubernetesNetworkConfig"]["serviceIpv4Cidr"].string ?? "172.20.0.0/16",
            tags: body["tags"].stringMembers)
        cluster.setLogging(body["logging"])
        return cluster
    }

    func listClusters(_ call: Call) throws -> JSON {
        let names = clusters.values.filter { $0.createdAt + lag <= now }.map(\.name).sorted()
        return try page(names.map { JSON($0) }, as: "clusters", call)
    }

    mutating func deleteCluster(_ call: Call) throws -> JSON {
        let cluster = try cluster(call)
        let about: [String: JSON] = ["clusterName": JSON(cluster.name)]
        guard !cluster.isDeletionProtected else {
            throw EKS.unfit(
                "Cluster \(cluster.name) has deletion protection enabled. Disable deletion protection before "
                    + "deleting it",
                about: about)
        }
        guard cluster.nodeGroups.isEmpty else { throw EKS.inUse("Cluster has nodegroups attached", about: about) }
        if cluster.status == .creating || cluster.runningUpdate != nil {
            let work = cluster.runningUpdate.map { "update '\($0.id)'" } ?? "creation"
            throw EKS.inUse(
                "Cannot DeleteCluster because cluster \(cluster.name) currently has \(work) in progress", about: about)
        }
        if cluster.status != .deleting {
            clusters[cluster.name]?.status = .deleting
            agenda.add(
                .clusterGone(cluster.uniqueID), at: now + duration("delete", of: cluster.uniqueID, in: 180...300))
        }
        return ["cluster": json(try self.cluster(cluster.name))]
    }
}

extension EKS.Cluster {
    /// The kinds of log that a control plane can write.
    static let logTypes = ["api", "audit", "authenticator", "controllerManager", "scheduler"]

    mutating func setLogging(_ logging: JSON) {
        for setup in logging["clusterLogging"].array ?? [] {
            let types = setup["types"].strings
            if setup["enabled"].bool == true { loggedTypes.formUnion(types) } else { loggedTypes.subtract(types) }
        }
    }

    mutating func admit(_ entry: EKS.AccessEntry) { accessEntries[entry.principalARN] = entry }
}
