import Domain
import Foundation
import Simulation

/// A group takes everything that is in it along, and stays when something resists.
extension World {
    mutating func deleteGroup(_ call: Call, _ group: Item) throws(Refusal) -> Answer {
        if group.state == "Deleting",
            let running = operations.values.first(where: { $0.isRunning && $0.resource == group.id })
        {
            return Answer(202, headers: resultHeaders(running, base: call.base, delay: true))
        }
        let hasCluster = items.values.contains { $0.id.isInside(group.id) && $0.type.hasSuffix("/managedClusters") }
        let wait = duration("delete-group", of: "\(group.id)/\(group.number)", in: hasCluster ? 150...480 : 20...60)
        let operation = start(.deleteGroup, on: group.id, location: group.location, for: wait)
        items[group.id.key]?.state = "Deleting"
        for item in items.values where item.id.isInside(group.id) && item.type.hasSuffix("/managedClusters") {
            items[item.id.key]?.state = "Deleting"
            for running in operations.values where running.isRunning && running.resource.isInside(item.id) {
                cancel(running.id)
            }
        }
        return Answer(202, headers: resultHeaders(operation, base: call.base, delay: true))
    }

    mutating func endGroup(_ operation: Operation) {
        let holders = items.values.filter { item in
            item.id.isInside(operation.resource) && isHeld(item, besides: operation.resource)
        }
        let lockedNodes = clusters(in: operation.resource).filter { isLocked(nodeGroupID(of: $0)) }
        guard holders.isEmpty, lockedNodes.isEmpty else {
            for cluster in clusters(in: operation.resource) where !lockedNodes.contains(where: { $0.id == cluster.id })
            {
                removeCluster(cluster.id)
            }
            let kept = holders + lockedNodes
            for item in items.values where item.id.isInside(operation.resource) && item.id != operation.resource {
                if !kept.contains(where: { $0.id.isInside(item.id) || item.id.isInside($0.id) }) { remove(item.id) }
            }
            for cluster in lockedNodes { items[cluster.id.key]?.state = "Failed" }
            items[operation.resource.key]?.state = "Succeeded"
            let names = (holders + lockedNodes).map { "\($0.type)/\($0.name)" }.sorted().joined(separator: ", ")
            operations[operation.id]?.status = .failed
            operations[operation.id]?.refusal = Refusal(
                409, "ResourceGroupDeletionBlocked",
                "Deletion of resource group '\(operation.resource.name)' failed as resources with identifiers "
                    + "'\(names)' could not be deleted. The provisioning state of the resource group will be rolled "
                    + "back. The tracking Id is '\(operation.id)'. Please check audit logs for more details.")
            return
        }
        for cluster in clusters(in: operation.resource) { removeCluster(cluster.id) }
        remove(operation.resource)
    }

    private func clusters(in scope: ResourceID) -> [Item] {
        items.values.filter { $0.id.isInside(scope) && $0.type.hasSuffix("/managedClusters") }
    }

    private func isLocked(_ id: ResourceID) -> Bool {
        locks.contains { $0.scope.isInside(id) || id.isInside($0.scope) }
    }

    /// Whether something outside of the scope still needs it. What is in the node group of a cluster in the scope goes
    /// with its cluster.
    private func isHeld(_ item: Item, besides scope: ResourceID) -> Bool {
        guard item.type.hasSuffix("/subnets") else { return false }
        let own = clusters(in: scope).map { nodeGroupID(of: $0) }
        return users(ofSubnet: item.id).contains { user in
            !user.id.isInside(scope) && !own.contains { user.id.isInside($0) }
        }
    }
}
