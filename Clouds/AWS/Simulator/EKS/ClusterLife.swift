import Domain
import Foundation

/// What becomes of a cluster after the call that made or deleted it.
extension EKS {
    mutating func plan(_ cluster: Cluster) {
        let work = duration("create", of: cluster.uniqueID, in: 540...960)
        agenda.add(.clusterWired(cluster.uniqueID), at: now + .seconds(work.inSeconds * 0.4))
        agenda.add(.clusterReady(cluster.uniqueID), at: now + work)
    }

    /// Puts the control plane's interfaces into the subnets: from now on these cannot be deleted.
    mutating func wireCluster(_ id: String, ec2: inout EC2) {
        guard let cluster = clusters.values.first(where: { $0.uniqueID == id }), cluster.status == .creating else {
            return
        }
        let missing = cluster.network.subnetIDs.filter { ec2.subnets[$0] == nil }
        guard missing.isEmpty else {
            let text = "The subnet ID '\(missing[0])' does not exist"
            return changeCluster(id) {
                $0.status = .failed
                $0.issues = [Issue(code: "ResourceNotFound", message: text, resourceIDs: missing)]
            }
        }
        let group = makeSecurityGroup(of: cluster, ec2: &ec2)
        let places = spread(cluster.network.subnetIDs, ec2: ec2).prefix(2)
        let interfaces = places.compactMap {
            ec2.makeInterface(
                in: $0, text: "Amazon EKS \(cluster.name)", requester: "amazon-eks",
                groups: [group] + cluster.network.securityGroupIDs, holder: "amazon-eks",
                tags: ["eks:cluster-name": cluster.name])
        }
        changeCluster(id) {
            $0.securityGroupID = group
            $0.interfaceIDs = interfaces.map(\.id)
        }
    }

    /// One subnet of each zone.
    private func spread(_ subnetIDs: [String], ec2: EC2) -> [String] {
        var zones: Set<String> = []
        return subnetIDs.filter { id in
            guard let zone = ec2.subnets[id]?.zone.id else { return false }
            return zones.insert(zone).inserted
        }
    }

    private func makeSecurityGroup(of cluster: Cluster, ec2: inout EC2) -> String {
        let name = "eks-cluster-sg-\(cluster.name)-\(chance.number(cluster.uniqueID) % 1_000_000_000)"
        let tags = [
            "Name": name, "kubernetes.io/cluster/\(cluster.name)": "owned", "aws:eks:cluster-name": cluster.name,
        ]
        let text =
            "EKS created security group applied to ENI that is attached to EKS Control Plane master nodes, as well as "
            + "any managed workloads."
        let id = ec2.makeSecurityGroup(name: name, text: text, vpcID: cluster.vpcID, tags: tags)
        ec2.allowAllFromItself(id)
        return id
    }

    mutating func readyCluster(_ id: String) {
        changeCluster(id) { if $0.status == .creating { $0.status = .active } }
    }

    mutating func removeCluster(_ id: String, ec2: inout EC2) {
        guard let cluster = clusters.values.first(where: { $0.uniqueID == id }) else { return }
        cluster.interfaceIDs.forEach { ec2.removeInterface($0) }
        // EKS gives up on its group when something else still needs it, and now and then for no reason.
        if let group = cluster.securityGroupID, !leavesSecurityGroups, !ec2.isSecurityGroupNeeded(group) {
            ec2.securityGroups.remove(group)
        }
        clusters[cluster.name] = nil
    }

    mutating func finishUpdate(_ id: String) {
        for (name, cluster) in clusters {
            guard let place = cluster.updates.firstIndex(where: { $0.id == id }) else { continue }
            clusters[name]?.updates[place].status = .successful
            clusters[name]?.finish(cluster.updates[place])
        }
    }
}
