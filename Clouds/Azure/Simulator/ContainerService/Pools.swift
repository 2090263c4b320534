import Domain
import Foundation
import Simulation

/// Node pools.
extension World {
    func pools(of cluster: ResourceID) -> [Item] {
        items.values.filter { $0.type == Self.poolType && $0.id.parent == cluster }.sorted { $0.number < $1.number }
    }

    mutating func pool(_ call: Call) throws(Refusal) -> Answer {
        guard let parent = call.scope.parent, let cluster = items[parent.key] else {
            throw .noResource(call.scope.parent ?? call.scope)
        }
        let found = items[call.scope.key]
        switch call.method {
        case "PUT": return try putPool(call, cluster, found)
        case "DELETE":
            guard let found else { return Answer(204) }
            try checkIdle(cluster: cluster)
            let others = pools(of: cluster.id).filter { $0.id != found.id && $0.properties["mode"].string == "System" }
            guard found.properties["mode"].string != "System" || !others.isEmpty else {
                throw .aks(
                    400, "OperationNotAllowed",
                    "There has to be at least one system agent pool. The agent pool \(found.name) cannot be deleted.")
            }
            items[found.id.key]?.state = "Deleting"
            let wait = duration("delete-pool", of: "\(found.id)/\(found.number)", in: 60...180)
            let operation = start(.deletePool, on: found.id, location: cluster.location, for: wait)
            return Answer(202, headers: resultHeaders(operation, base: call.base, delay: false))
        default: throw .noPath(call.scope.segments)
        }
    }

    private mutating func putPool(_ call: Call, _ cluster: Item, _ found: Item?) throws(Refusal) -> Answer {
        try spend("pool", call)
        let body = try checkedCluster(call.body, against: .agentPool)
        try checkIdle(cluster: cluster)
        guard let location = Location.named(cluster.location) else { throw absence(of: cluster.id) }
        var properties = body["properties"]
        properties["name"] = JSON(call.scope.name)
        let wish = PoolWish(properties, location: location)
        try wish.check()
        if let found { try wish.checkUnchanged(found, of: cluster.id) }
        if let subnet = properties["vnetSubnetID"].string { try checkSubnet(ResourceID(subnet), call) }
        if found == nil { try checkSize(properties["vmSize"].string, in: location.name) }
        try PoolWish(properties, location: location).checkVersion(under: cluster)
        try checkRoom(for: properties, besides: found.map { nodeCount(of: $0) } ?? 0, in: location.name)
        addPool(properties, to: cluster)
        let kind: Operation.Kind = found == nil ? .createPool : .updatePool
        let wait = duration("pool", of: "\(call.scope)/\(newNumber())", in: 120...240)
        let operation = start(kind, on: call.scope, location: cluster.location, for: wait)
        agenda.add(.stage(operation.id, 2), at: now + .seconds(wait.inSeconds * 0.4))
        let headers = ["Azure-AsyncOperation": statusURL(operation, base: call.base)]
        return Answer(found == nil ? 201 : 200, items[call.scope.key].map { poolJSON($0) }, headers: headers)
    }

    /// Throws where the quota is too small for the nodes that would be added.
    func checkRoom(for pool: JSON, besides count: Int, in region: String) throws(Refusal) {
        guard let size = Size.named(pool["vmSize"].string ?? "Standard_D4s_v5") else { return }
        let wish = pool["count"].integer ?? pool["minCount"].integer ?? max(1, count)
        try checkQuota(size, more: wish - count, in: region)
    }

    /// How many machines there are for it, whatever is wished for.
    func nodeCount(of pool: Item) -> Int {
        scaleSet(of: pool)?.members["sku"]?["capacity"].integer ?? 0
    }

    mutating func addPool(_ wish: JSON, to cluster: Item) {
        let id = cluster.id.child("agentPools", wish["name"].string ?? "")
        let version = cluster.properties["kubernetesVersion"].string ?? KubernetesVersion.standard
        var properties = wish
        if let old = items[id.key] {
            properties = ClusterWish.merge(old.properties, wish)
            if wish["enableAutoScaling"].bool == false {
                properties["minCount"] = .null
                properties["maxCount"] = .null
            }
        }
        guard let location = Location.named(cluster.location) else { return }
        var pool = items[id.key] ?? newItem(id, type: Self.poolType, location: cluster.location)
        let isNew = items[id.key] == nil
        pool.properties = PoolWish(properties, location: location).filled(clusterVersion: version)
        pool.state = isNew ? "Creating" : "Updating"
        items[id.key] = pool
    }

    func poolJSON(_ pool: Item) -> JSON {
        [
            "id": JSON(azureID(pool.id)), "name": JSON(pool.name),
            "type": "Microsoft.ContainerService/managedClusters/agentPools", "properties": pool.properties,
        ]
    }

    func clusterJSON(_ cluster: Item) -> JSON {
        var json = cluster.whole
        json["id"] = JSON(azureID(cluster.id))
        json["type"] = "Microsoft.ContainerService/ManagedClusters"
        let profiles = pools(of: cluster.id).map { pool in
            var profile = pool.properties
            profile["name"] = JSON(pool.name)
            return profile
        }
        json["properties"]["agentPoolProfiles"] = .array(profiles)
        return json
    }

    /// AKS spells a part of the address in its own way.
    private func azureID(_ id: ResourceID) -> String {
        id.description.replacing("/resourceGroups/", with: "/resourcegroups/")
    }
}
