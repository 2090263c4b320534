import Domain
import Engine

/// The group that AKS keeps for the nodes, disks and load balancers. It goes with the cluster; this makes sure of it.
struct NodeResourceGroup: Leftovers {
    let name = "node-resource-group"
    let takes = Duration.minutes(5)
    /// Its machines stand in the subnet.
    let network: Node<VirtualNetwork>

    func observe(in scope: Scope<AzureClient>) async throws -> Observation<Resources.Group> {
        if let text = try await scope.progress("Azure is removing the nodes' group") { return .changing(text) }
        guard let group = try await scope.client.resources.group(scope.nodeGroup) else { return .absent }
        let cluster = scope.client.aks.path(scope.owner.stem, scope.group)
        guard scope.isOurs(group.tags) || group.managedBy?.lowercased() == cluster.lowercased() else {
            throw Problem(
                "The resource group \(group.name) exists and belongs to no cluster of ours.",
                advice: "Rename or delete it if nobody needs it; the removal then ends by itself.",
                remedy: .askOperator)
        }
        return group.properties?.provisioningState == "Deleting"
            ? .changing("Azure is removing the nodes' group") : .ready(group)
    }

    // AKS gives up on a group that takes too long, and leaves it behind.
    func delete(_ group: Resources.Group, in scope: Scope<AzureClient>) async throws {
        scope.follow(try await scope.client.unlocked(group.name) { try await $0.resources.deleteGroup(group.name) })
    }

    func cloudIDs(of group: Resources.Group) -> [String] { [group.id] }
}
