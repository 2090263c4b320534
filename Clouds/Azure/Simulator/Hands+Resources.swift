import Domain
import Foundation
import Simulation

/// What is done to the subscription and what is in it from outside.
extension AzureSimulator {
    /// What there may be of `cores` or of a family, in one region or in all. What is there stays.
    public func setQuota(_ name: String, to limit: Int, region: String? = nil) {
        world.withLock { world in
            for region in region.map({ [$0] }) ?? Location.all.map(\.name) {
                world.quotas.regions[region, default: [:]][name.lowercased()] = limit
            }
        }
    }

    /// Lets a size of machines not be for this subscription in a region.
    public func restrict(size: String, region: String) {
        world.withLock { _ = $0.restrictedSizes[region, default: []].insert(size.lowercased()) }
    }

    /// Lets lists come in pages of so many elements; nil for all at once.
    public func setPageSize(_ size: Int?) { change { $0.pageSize = size } }

    /// Lets Azure have no machines of a size left in a region, or have them again.
    public func setSoldOut(_ isSoldOut: Bool, size: String, region: String) {
        change { world in
            if isSoldOut {
                world.soldOut[region, default: []].insert(size.lowercased())
            } else {
                world.soldOut[region]?.remove(size.lowercased())
            }
        }
    }

    /// Locks a scope; the level is `CanNotDelete` or `ReadOnly`. The lock is left out of the inventory.
    public func lock(_ scope: String, name: String = "keep", level: String = "CanNotDelete") {
        change {
            $0.locks.append(World.Lock(name: name, scope: ResourceID(scope), level: level, notes: "", isGuest: true))
        }
    }

    public func unlock(_ scope: String) { change { $0.locks.removeAll { $0.scope == ResourceID(scope) } } }

    /// Registers a provider of resources with the subscription, or not, at once.
    public func setRegistered(_ isRegistered: Bool, provider: String) {
        change { $0.registrations[provider.lowercased()] = isRegistered ? "Registered" : "NotRegistered" }
    }

    /// Disables the subscription, or enables it again.
    public func setSubscriptionState(_ state: String) { change { $0.subscriptions[0].state = state } }

    /// A subscription of another tenant that nobody here has a right to; its id.
    public func makeForeignSubscription() -> (tenantID: String, subscriptionID: String) {
        change { world in
            let tenant = world.newGUID("other tenant")
            let id = world.newGUID("other subscription")
            world.directory.tenants.append(.init(id: tenant, domain: "fabrikam.onmicrosoft.com"))
            world.subscriptions.append(.init(id: id, name: "fabrikam", tenantID: tenant))
            return (tenant, id)
        }
    }

    /// Removes something and what is in it at once, as no portal could; false where there is no such thing.
    @discardableResult
    public func remove(byHand id: String) -> Bool {
        change { world in
            let id = ResourceID(id)
            guard let item = world.items[id.key] else { return false }
            if item.type == World.clusterType { world.removeCluster(id) }
            if item.type == World.poolType, let set = world.scaleSet(of: item) { world.remove(set.id) }
            world.remove(id)
            return true
        }
    }

    /// Somebody else's resource in a group that is there; with an interface in a subnet where one is named. Its id.
    ///
    /// It is a part of what is compared, as it is in the customer's way.
    @discardableResult
    public func placeForeign(
        _ type: String = "Microsoft.Storage/storageAccounts", _ name: String, group: String, subnet: String? = nil,
        tags: [String: String] = ["team": "reports"]
    ) -> String? {
        change { world in
            guard let owner = world.group(named: group) else { return nil }
            return world.add(
                type, name, in: owner.id, owner, subnet: subnet.map { ResourceID($0) }, tags: tags
            ).description
        }
    }

    /// A group and a network of somebody else, which have to be there in the end.
    public func placeBystanders(region: String) {
        change { world in
            let id = ResourceID(["subscriptions", world.subscriptionID, "resourceGroups", "somebody-else"])
            guard world.items[id.key] == nil else { return }
            var group = world.newItem(id, type: "Microsoft.Resources/resourceGroups", location: region)
            group.tags = ["team": "reports"]
            world.items[id.key] = group
            let network = world.add(World.networkType, "reports", in: id, group, tags: ["team": "reports"])
            let guid = world.newGUID("network")
            world.items[network.key]?.properties = [
                "addressSpace": ["addressPrefixes": ["10.0.0.0/16"]], "resourceGuid": JSON(guid),
                "enableDdosProtection": false, "virtualNetworkPeerings": [], "provisioningState": "Succeeded",
            ]
        }
    }

    /// What runs now is forgotten by the address at which it is asked about; it goes on all the same.
    public func forgetOperations() {
        change { world in for id in world.operations.keys { world.operations[id]?.isForgotten = true } }
    }

    /// Lets AKS give up on the nodes' group when it removes a cluster, or not.
    public func setAbandoning(_ isAbandoning: Bool) { change { $0.isAbandoning = isAbandoning } }

    /// Leaves disks that Kubernetes made for claims of the cluster's pods in its node group.
    public func leaveVolumes(_ count: Int, of cluster: String, group: String) {
        change { world in
            let id = ResourceID("/subscriptions/\(world.subscriptionID)/resourceGroups/\(group)")
                .resource(World.clusterType, cluster)
            guard let item = world.items[id.key] else { return }
            for _ in 0..<count {
                world.add(
                    "Microsoft.Compute/disks", "pvc-\(world.newGUID("disk"))", in: world.nodeGroupID(of: item), item,
                    tags: ["kubernetes.io-created-for-pvc-namespace": "default"])
            }
        }
    }

    func change<Result>(_ body: (inout World) -> Result) -> Result {
        world.withLock { world in
            world.settle(at: clockTime)
            return body(&world)
        }
    }
}
