import Domain
import Foundation
import Simulation

/// What becomes of a cluster and its pools by itself, and what AKS makes in a group of its own for it.
extension World {
    func nodeGroupID(of cluster: Item) -> ResourceID {
        ResourceID(
            ["subscriptions", subscriptionID, "resourceGroups", cluster.properties["nodeResourceGroup"].string ?? ""])
    }

    private func cluster(of operation: Operation) -> Item? {
        items[operation.resource.key].flatMap { $0.type == Self.poolType ? items[$0.id.parent?.key ?? ""] : $0 }
    }

    func scaleSet(of pool: Item) -> Item? {
        guard let cluster = pool.id.parent.flatMap({ items[$0.key] }) else { return nil }
        return items[setID(of: pool, in: cluster).key]
    }

    private func setID(of pool: Item, in cluster: Item) -> ResourceID {
        let digits = chance.number("pool/\(pool.id.key)/\(pool.number)") % 100_000_000
        return nodeGroupID(of: cluster)
            .resource("Microsoft.Compute/virtualMachineScaleSets", "aks-\(pool.name)-\(digits)-vmss")
    }

    mutating func reach(_ stage: Int, of id: String) {
        guard let operation = operations[id], operation.isRunning, let cluster = cluster(of: operation) else { return }
        makeNodeGroup(of: cluster)
        guard stage == 2 else { return }
        for pool in pools(of: cluster.id) where pool.id.isInside(operation.resource) {
            if let refusal = setMachines(of: pool, in: cluster) { return fail(operation, pool, cluster, refusal) }
        }
        if let refusal = makeBalancer(of: cluster), let pool = pools(of: cluster.id).first {
            fail(operation, pool, cluster, refusal)
        }
    }

    private mutating func fail(_ operation: Operation, _ pool: Item, _ cluster: Item, _ refusal: Refusal) {
        operations[operation.id]?.status = .failed
        operations[operation.id]?.refusal = refusal
        operations[operation.id]?.endsAt = now
        items[pool.id.key]?.state = "Failed"
        if operation.resource == cluster.id { items[cluster.id.key]?.state = "Failed" }
    }

    private mutating func makeNodeGroup(of cluster: Item) {
        let id = nodeGroupID(of: cluster)
        guard items[id.key] == nil else { return }
        var group = newItem(id, type: "Microsoft.Resources/resourceGroups", location: cluster.location)
        group.members["managedBy"] = JSON(cluster.id.description)
        group.tags = cluster.tags.merging([
            "aks-managed-cluster-name": cluster.name, "aks-managed-cluster-rg": cluster.id.group ?? "",
        ]) { $1 }
        items[id.key] = group
        let identityID = id.resource("Microsoft.ManagedIdentity/userAssignedIdentities", "\(cluster.name)-agentpool")
        var identity = newItem(
            identityID, type: "Microsoft.ManagedIdentity/userAssignedIdentities", location: cluster.location)
        identity.properties = newIdentity(of: identityID)
        items[identityID.key] = identity
        items[cluster.id.key]?.properties["identityProfile"] = [
            "kubeletidentity": [
                "resourceId": JSON(identityID.description), "clientId": identity.properties["clientId"],
                "objectId": identity.properties["principalId"],
            ]
        ]
        let suffix = chance.number("nodes/\(cluster.id.key)/\(cluster.number)") % 100_000_000
        add("Microsoft.Network/networkSecurityGroups", "aks-agentpool-\(suffix)-nsg", in: id, cluster)
    }

    @discardableResult
    mutating func add(
        _ type: String, _ name: String, in group: ResourceID, _ cluster: Item, subnet: ResourceID? = nil,
        tags: [String: String] = [:]
    ) -> ResourceID {
        let id = group.resource(type, name)
        var item = items[id.key] ?? newItem(id, type: type, location: cluster.location)
        item.subnet = subnet
        item.tags.merge(tags) { $1 }
        items[id.key] = item
        return id
    }

    /// Makes as many machines as the pool is to have. Says why where there is no room for them.
    private mutating func setMachines(of pool: Item, in cluster: Item) -> Refusal? {
        let id = setID(of: pool, in: cluster)
        guard let size = Size.named(pool.properties["vmSize"].string ?? "") else { return nil }
        let wish = pool.properties["count"].integer ?? 1
        let more = wish - nodeCount(of: pool)
        if more > 0, let refusal = shortage(size, more: more, in: cluster.location, set: id) { return refusal }
        let subnet = pool.properties["vnetSubnetID"].string.map { ResourceID($0) }
        add(
            "Microsoft.Compute/virtualMachineScaleSets", id.name, in: nodeGroupID(of: cluster), cluster, subnet: subnet,
            tags: ["aks-managed-poolName": pool.name])
        items[id.key]?.members["sku"] = ["name": JSON(size.name), "tier": "Standard", "capacity": JSON(wish)]
        return nil
    }

    /// Makes the way out of the cluster. Says why where there is no address left for it.
    private mutating func makeBalancer(of cluster: Item) -> Refusal? {
        let group = nodeGroupID(of: cluster)
        guard cluster.properties["networkProfile"]["outboundType"].string == "loadBalancer" else { return nil }
        let address = group.resource(
            "Microsoft.Network/publicIPAddresses", GUID.text(chance, "outbound/\(cluster.id.key)/\(cluster.number)"))
        let count = items.values.filter { $0.type == "Microsoft.Network/publicIPAddresses" }.count
        guard count < quotas.publicIPAddresses || items[address.key] != nil else {
            return Refusal(
                400, "PublicIPCountLimitReached",
                "Cannot create more than \(quotas.publicIPAddresses) public IP addresses for this subscription in this "
                    + "region.")
        }
        add("Microsoft.Network/loadBalancers", "kubernetes", in: group, cluster)
        add(address.type, address.name, in: group, cluster, tags: ["aks-managed-type": "aks-slb-managed-outbound-ip"])
        items[cluster.id.key]?.properties["networkProfile"]["loadBalancerProfile"]["effectiveOutboundIPs"] = [
            ["id": JSON(address.description)]
        ]
        return nil
    }

    mutating func endClusterChange(_ operation: Operation) {
        guard let cluster = cluster(of: operation) else { return }
        items[operation.resource.key]?.state = "Succeeded"
        if operation.resource == cluster.id {
            for pool in pools(of: cluster.id) { items[pool.id.key]?.state = "Succeeded" }
        }
    }

    mutating func endPool(_ operation: Operation) {
        guard let pool = items[operation.resource.key] else { return }
        if let set = scaleSet(of: pool) { remove(set.id) }
        remove(pool.id)
    }

    mutating func endCluster(_ operation: Operation) {
        guard let cluster = items[operation.resource.key] else { return }
        let group = nodeGroupID(of: cluster)
        let holding = locks.filter { $0.scope.isInside(group) }
        guard holding.isEmpty else {
            operations[operation.id]?.status = .failed
            operations[operation.id]?.refusal = .locked(group, "delete", by: holding.map(\.scope))
            items[cluster.id.key]?.state = "Failed"
            return
        }
        removeCluster(cluster.id)
    }

    /// With its group of machines, addresses and disks, as a rule.
    mutating func removeCluster(_ id: ResourceID) {
        guard let cluster = items[id.key] else { return }
        if !isAbandoning { remove(nodeGroupID(of: cluster)) }
        remove(id)
    }
}
