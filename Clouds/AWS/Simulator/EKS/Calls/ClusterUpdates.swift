import Domain
import Foundation
import Simulation

extension EKS {
    mutating func updateClusterConfig(_ call: Call, ec2: EC2) throws -> JSON {
        var cluster = try cluster(call)
        if let update = repeated(call, in: cluster) { return ["update": json(update)] }
        try checkIsIdle(cluster, for: call)
        let kinds = [
            "resourcesVpcConfig", "logging", "accessConfig", "upgradePolicy", "deletionProtection", "zonalShiftConfig",
        ].filter { !call.body[$0].isNull }
        let about: [String: JSON] = ["clusterName": JSON(cluster.name)]
        guard let kind = kinds.first else { throw EKS.invalid("No changes needed for the cluster", about: about) }
        guard kinds.count == 1 else { throw EKS.invalid("Only one type of update can be allowed.", about: about) }
        let before = cluster
        let parameters = try apply(kind, of: call.body, to: &cluster, ec2: ec2)
        guard !parameters.changes.isEmpty else {
            throw EKS.invalid("Cluster is already at the desired configuration", about: about)
        }
        // Protection and support policy are a note in a database; the rest takes the control plane a while.
        let isQuick = ["deletionProtection", "upgradePolicy"].contains(kind)
        let update = begin(
            parameters.type, parameters.changes, on: .cluster, of: before, call, taking: isQuick ? 5...15 : 60...180)
        cluster.updates.append(update)
        clusters[cluster.name] = cluster
        return ["update": json(update)]
    }

    private typealias Changes = (type: String, changes: [(type: String, value: String)])

    private func apply(_ kind: String, of body: JSON, to cluster: inout Cluster, ec2: EC2) throws -> Changes {
        let asked = body[kind]
        switch kind {
        case "resourcesVpcConfig":
            return try applyNetwork(asked, to: &cluster, ec2: ec2)
        case "logging":
            let before = cluster.loggedTypes
            cluster.setLogging(asked)
            let value = asked.text
            return ("LoggingUpdate", before == cluster.loggedTypes ? [] : [("ClusterLogging", value)])
        case "accessConfig":
            let mode = asked["authenticationMode"].string ?? cluster.authenticationMode
            let order = ["CONFIG_MAP", "API_AND_CONFIG_MAP", "API"]
            guard let new = order.firstIndex(of: mode), let old = order.firstIndex(of: cluster.authenticationMode),
                new >= old
            else {
                throw EKS.invalid(
                    "Unsupported authentication mode update from \(cluster.authenticationMode) to \(mode)")
            }
            cluster.authenticationMode = mode
            return ("AccessConfigUpdate", new == old ? [] : [("AuthenticationMode", mode)])
        case "upgradePolicy":
            let type = asked["supportType"].string ?? cluster.supportType
            defer { cluster.supportType = type }
            let changes = type == cluster.supportType ? [] : [("UpgradePolicy", "{\"supportType\":\"\(type)\"}")]
            return ("UpgradePolicyUpdate", changes)
        case "deletionProtection":
            let isProtected = asked.bool ?? false
            defer { cluster.isDeletionProtected = isProtected }
            let changes = isProtected == cluster.isDeletionProtected ? [] : [("DeletionProtection", "\(isProtected)")]
            return ("DeletionProtectionUpdate", changes)
        default:
            return ("ZonalShiftConfigUpdate", [("ZonalShiftConfig", "\(asked["enabled"].bool ?? false)")])
        }
    }

    private func applyNetwork(_ asked: JSON, to cluster: inout Cluster, ec2: EC2) throws -> Changes {
        var network = cluster.network
        network.isPublic = asked["endpointPublicAccess"].bool ?? network.isPublic
        network.isPrivate = asked["endpointPrivateAccess"].bool ?? network.isPrivate
        network.publicRanges = try Self.ranges(asked["publicAccessCidrs"]) ?? network.publicRanges
        try Self.checkEndpoint(isPublic: network.isPublic, isPrivate: network.isPrivate)
        if !asked["subnetIds"].strings.isEmpty {
            network.subnetIDs = asked["subnetIds"].strings
            try checkSubnets(network.subnetIDs, of: cluster.name, ec2: ec2)
        }
        if !asked["securityGroupIds"].strings.isEmpty { network.securityGroupIDs = asked["securityGroupIds"].strings }
        guard network != cluster.network else { return ("EndpointAccessUpdate", []) }
        let isMove = network.subnetIDs != cluster.network.subnetIDs
        cluster.network = network
        if isMove { return ("VpcConfigUpdate", [("Subnets", network.subnetIDs.joined(separator: ","))]) }
        return (
            "EndpointAccessUpdate",
            [
                ("EndpointPublicAccess", "\(network.isPublic)"), ("EndpointPrivateAccess", "\(network.isPrivate)"),
                ("PublicAccessCidrs", "[\(network.publicRanges.map { "\"\($0)\"" }.joined(separator: ","))]"),
            ]
        )
    }

    mutating func updateClusterVersion(_ call: Call) throws -> JSON {
        var cluster = try cluster(call)
        if let update = repeated(call, in: cluster) { return ["update": json(update)] }
        try checkIsIdle(cluster, for: call)
        let about: [String: JSON] = ["clusterName": JSON(cluster.name)]
        let wanted = call.body["version"].string ?? ""
        guard let version = KubernetesVersion.named(wanted), let held = KubernetesVersion.named(cluster.version) else {
            throw EKS.invalid("unsupported Kubernetes version", about: about)
        }
        guard version.minor != held.minor else {
            throw EKS.invalid("Cluster is already at the desired version: \(wanted)", about: about)
        }
        guard version.minor == held.minor + 1 else {
            throw EKS.invalid(
                "Unsupported Kubernetes minor version update from \(held.name) to \(wanted)", about: about)
        }
        // Kubelets may be at most three minor versions older than the API server.
        let oldest = cluster.nodeGroups.values.compactMap { KubernetesVersion.named($0.version)?.minor }.min()
        guard oldest ?? version.minor >= version.minor - 3 else {
            throw EKS.unfit(
                "Nodegroups must be updated to match the cluster's version before updating the cluster version",
                about: about)
        }
        let changes = [(type: "Version", value: wanted), (type: "PlatformVersion", value: version.platform)]
        let update = begin("VersionUpdate", changes, on: .cluster, of: cluster, call, taking: 480...900)
        cluster.updates.append(update)
        clusters[cluster.name] = cluster
        return ["update": json(update)]
    }

    /// A new update, which is over after some time.
    mutating func begin(
        _ type: String, _ parameters: [(type: String, value: String)], on subject: Update.Subject, of cluster: Cluster,
        _ call: Call, taking range: ClosedRange<Double>
    ) -> Update {
        let update = Update(
            id: newID(), subject: subject, type: type, parameters: parameters, createdAt: now, request: call.body)
        agenda.add(.updateDone(update.id), at: now + duration("update", of: update.id, in: range))
        return update
    }

    /// What an earlier call with the same token and the same wishes began.
    func repeated(_ call: Call, in cluster: Cluster) -> Update? {
        guard call.body["clientRequestToken"].string != nil else { return nil }
        return cluster.updates.first { $0.request == call.body }
    }

    func checkIsIdle(_ cluster: Cluster, for call: Call) throws {
        let about: [String: JSON] = ["clusterName": JSON(cluster.name)]
        if let update = cluster.runningUpdate {
            throw EKS.inUse(
                "Cannot \(call.operation) because cluster \(cluster.name) currently has update '\(update.id)' in "
                    + "progress",
                about: about)
        }
        guard cluster.status == .active else {
            throw EKS.inUse(
                "Cannot \(call.operation) because cluster \(cluster.name) is in \(cluster.status.rawValue) state",
                about: about)
        }
    }

    func describeUpdate(_ call: Call) throws -> JSON {
        let cluster = try cluster(call)
        guard let update = cluster.updates.first(where: { $0.id == call.path.last }) else {
            throw EKS.absent(
                "No update found for ID: \(call.path.last ?? "")", about: ["clusterName": JSON(cluster.name)])
        }
        return ["update": json(update)]
    }

    func listUpdates(_ call: Call) throws -> JSON {
        let cluster = try cluster(call)
        let subject: Update.Subject
        if let name = call.parameters["nodegroupName"] {
            subject = .nodeGroup(name)
        } else {
            subject = call.parameters["addonName"].map { .addon($0) } ?? .cluster
        }
        let ids = cluster.updates.filter { $0.subject == subject }.map { JSON($0.id) }
        return try page(ids, as: "updateIds", call)
    }
}
