import Domain
import Foundation

extension EKS {
    /// What happens by itself, some time after a call.
    ///
    /// Everything is named with its unique id, so that nothing happens to another thing that took the name since.
    enum Event: Sendable {
        case clusterWired(String)
        case clusterReady(String)
        case clusterGone(String)
        case nodesLaunched(String)
        case nodesChecked(String)
        case nodeGroupGone(String)
        case addonInstalled(String)
        case addonGone(String)
        case updateDone(String)
    }

    mutating func happen(_ event: Event, ec2: inout EC2, scaling: inout AutoScaling, iam: IAM) {
        switch event {
        case .clusterWired(let id): wireCluster(id, ec2: &ec2)
        case .clusterReady(let id): readyCluster(id)
        case .clusterGone(let id): removeCluster(id, ec2: &ec2)
        case .nodesLaunched(let id): launchNodes(id, ec2: &ec2, scaling: &scaling)
        case .nodesChecked(let id): checkNodes(id, ec2: ec2, iam: iam)
        case .nodeGroupGone(let id): removeNodeGroup(id, ec2: &ec2, scaling: &scaling)
        case .addonInstalled(let id): changeAddon(id) { $0.isInstalled = true }
        case .addonGone(let id): removeAddon(id)
        case .updateDone(let id): finishUpdate(id)
        }
    }

    /// Changes the cluster with this unique id, if it still stands.
    mutating func changeCluster(_ uniqueID: String, _ change: (inout Cluster) -> Void) {
        guard let name = clusters.values.first(where: { $0.uniqueID == uniqueID })?.name else { return }
        if var cluster = clusters[name] {
            change(&cluster)
            clusters[name] = cluster
        }
    }

    /// Changes the node group with this unique id, if it still stands.
    mutating func changeNodeGroup(_ uniqueID: String, _ change: (inout NodeGroup) -> Void) {
        for (name, cluster) in clusters {
            guard var group = cluster.nodeGroups.values.first(where: { $0.uniqueID == uniqueID }) else { continue }
            change(&group)
            clusters[name]?.nodeGroups[group.name] = group
        }
    }

    /// Changes the add-on with this unique id, if it still stands.
    mutating func changeAddon(_ uniqueID: String, _ change: (inout Addon) -> Void) {
        for (name, cluster) in clusters {
            guard var addon = cluster.addons.values.first(where: { $0.uniqueID == uniqueID }) else { continue }
            change(&addon)
            clusters[name]?.addons[addon.name] = addon
        }
    }

    /// The node group with this unique id, and its cluster.
    func nodeGroup(withID uniqueID: String) -> (cluster: Cluster, group: NodeGroup)? {
        for cluster in clusters.values {
            if let group = cluster.nodeGroups.values.first(where: { $0.uniqueID == uniqueID }) {
                return (cluster, group)
            }
        }
        return nil
    }
}
