import Domain
import Foundation
import Simulation

/// Managed clusters.
extension World {
    static let clusterType = "Microsoft.ContainerService/managedClusters"
    static let poolType = "Microsoft.ContainerService/managedClusters/agentPools"

    mutating func cluster(_ call: Call) throws(Refusal) -> Answer {
        switch call.method {
        case "PUT": return try putCluster(call)
        case "PATCH":
            guard let found = items[call.scope.key] else { throw absence(of: call.scope) }
            try checkIdle(cluster: found)
            let tags = try checkedCluster(call.body, against: .tags)["tags"].stringMembers
            items[found.id.key]?.tags = tags
            return Answer(200, items[found.id.key].map { clusterJSON($0) })
        case "DELETE":
            guard let found = items[call.scope.key] else { return Answer(204) }
            if found.state == "Deleting", let running = running(on: found.id) {
                return Answer(202, headers: resultHeaders(running, base: call.base, delay: false))
            }
            try checkIdle(cluster: found)
            items[found.id.key]?.state = "Deleting"
            for pool in pools(of: found.id) { items[pool.id.key]?.state = "Deleting" }
            let wait = duration("delete-cluster", of: "\(found.id)/\(found.number)", in: 180...300)
            let operation = start(.deleteCluster, on: found.id, location: found.location, for: wait)
            return Answer(202, headers: resultHeaders(operation, base: call.base, delay: false))
        default: throw .noPath(call.scope.segments)
        }
    }

    private mutating func putCluster(_ call: Call) throws(Refusal) -> Answer {
        try spend("cluster", call)
        let body = try checkedCluster(call.body, against: .managedCluster)
        let location = try location(of: body, for: call)
        let found = items[call.scope.key]
        if let found { try checkIdle(cluster: found) }
        let wish = ClusterWish(body: body, id: call.scope, location: location, existing: found.map { clusterJSON($0) })
        try wish.check()
        try checkPlaces(of: wish, call)
        guard let found else { return try createCluster(wish, call) }
        return try updateCluster(found, wish, call)
    }

    /// Each cluster and each pool may be changed twenty times at once and then once a minute; what is refused counts.
    mutating func spend(_ what: String, _ call: Call) throws(Refusal) {
        let name = "\(what)/\(call.scope.key)"
        if let wait = buckets[name, default: Bucket(capacity: 20, refill: 1 / 60.0, at: now)].take(at: now) {
            var refusal = Refusal.aks(429, "Throttled", "The request was throttled.")
            refusal.headers["Retry-After"] = "\(Int(wait.inSeconds.rounded(.up)))"
            throw refusal
        }
    }

    /// Whether the caller may put nodes where they are to be, and whether the addresses fit.
    private func checkPlaces(of wish: ClusterWish, _ call: Call) throws(Refusal) {
        for id in wish.subnets {
            try checkSubnet(id, call)
            guard let service = wish.serviceRange else { continue }
            for text in Self.prefixes(items[id.key].map { subnetJSON($0) } ?? .null) {
                guard let range = try? NetworkRange(text), range.overlaps(service) else { continue }
                throw .aks(
                    400, "ServiceCidrOverlapExistingSubnetsCidr",
                    "The specified service CIDR \(service) is conflicted with an existing subnet CIDR \(range).",
                    target: "networkProfile.serviceCidr")
            }
        }
        for pool in wish.pools { try checkSize(pool["vmSize"].string, in: wish.location.name) }
    }

    func checkSubnet(_ id: ResourceID, _ call: Call) throws(Refusal) {
        let action = "Microsoft.Network/virtualNetworks/subnets/join/action"
        guard access.allows(action, to: call.caller.objectID, at: id, on: now) else {
            throw .deniedLink(call, action, at: id)
        }
        guard items[id.key] != nil else {
            throw .aks(
                400, "VnetSubnetNotFound", "The subnet '\(id)' of the node pool could not be found.",
                target: "agentPoolProfile.vnetSubnetID")
        }
    }

    private mutating func createCluster(_ wish: ClusterWish, _ call: Call) throws(Refusal) -> Answer {
        for pool in wish.pools { try checkRoom(for: pool, besides: 0, in: wish.location.name) }
        var cluster = newItem(wish.id, type: Self.clusterType, location: wish.location.name)
        guard group(named: wish.nodeGroup) == nil else {
            throw .aks(
                400, "NodeResourceGroupAlreadyExists",
                "The node resource group '\(wish.nodeGroup)' already exists. Choose another name or delete it.")
        }
        cluster.tags = wish.body["tags"].stringMembers
        cluster.members["sku"] = wish.sku
        if let identity = wish.body["identity"].object {
            cluster.members["identity"] = newClusterIdentity(.object(identity), cluster)
        }
        cluster.properties = wish.filledProperties(
            suffix: chance.hex("fqdn/\(wish.id.key)/\(cluster.number)", digits: 8))
        cluster.properties["agentPoolProfiles"] = .null
        addIssuer(to: &cluster)
        cluster.state = "Creating"
        items[cluster.id.key] = cluster
        for pool in wish.pools { addPool(pool, to: cluster) }
        let wait = duration("create-cluster", of: "\(cluster.id)/\(cluster.number)", in: 240...360)
        let operation = start(.createCluster, on: cluster.id, location: cluster.location, for: wait)
        agenda.add(.stage(operation.id, 1), at: now + .seconds(wait.inSeconds * 0.15))
        agenda.add(.stage(operation.id, 2), at: now + .seconds(wait.inSeconds * 0.5))
        return Answer(
            201, clusterJSON(cluster), headers: ["Azure-AsyncOperation": statusURL(operation, base: call.base)])
    }

    /// Where the cluster's own tokens can be verified, if it is to issue any.
    private func addIssuer(to cluster: inout Item) {
        guard cluster.properties["oidcIssuerProfile"]["enabled"].bool == true else { return }
        let name = GUID.text(chance, "issuer/\(cluster.id.key)/\(cluster.number)")
        cluster.properties["oidcIssuerProfile"]["issuerURL"] = JSON(
            "https://\(cluster.location).oic.prod-aks.azure.com/\(tenantID)/\(name)/")
    }

    private mutating func newClusterIdentity(_ wish: JSON, _ cluster: Item) -> JSON {
        var identity: JSON = ["type": wish["type"]]
        guard wish["type"].string == "SystemAssigned" else {
            let assigned = (wish["userAssignedIdentities"].object ?? [:]).keys.map { key -> (String, JSON) in
                let properties = items[ResourceID(key).key]?.properties ?? .null
                return (key, ["principalId": properties["principalId"], "clientId": properties["clientId"]])
            }
            identity["userAssignedIdentities"] = .object(Dictionary(assigned) { $1 })
            return identity
        }
        let made = newIdentity(of: cluster.id)
        identity["principalId"] = made["principalId"]
        identity["tenantId"] = made["tenantId"]
        return identity
    }

    private mutating func updateCluster(_ found: Item, _ wish: ClusterWish, _ call: Call) throws(Refusal) -> Answer {
        try wish.checkUnchanged(found, pools: pools(of: found.id))
        for pool in wish.pools {
            let old = items[found.id.child("agentPools", pool["name"].string ?? "").key]
            try checkRoom(for: pool, besides: old.map { nodeCount(of: $0) } ?? 0, in: found.location)
        }
        // Pools that the PUT does not name stay as they are.
        var cluster = found
        cluster.tags = wish.body["tags"].stringMembers
        cluster.members["sku"] = wish.sku
        cluster.properties = wish.merged(into: found.properties)
        cluster.properties["agentPoolProfiles"] = .null
        addIssuer(to: &cluster)
        cluster.state = "Updating"
        items[cluster.id.key] = cluster
        for pool in wish.pools { addPool(pool, to: cluster) }
        let wait = duration("update-cluster", of: "\(cluster.id)/\(newNumber())", in: 60...150)
        let operation = start(.updateCluster, on: cluster.id, location: cluster.location, for: wait)
        agenda.add(.stage(operation.id, 1), at: now + .seconds(wait.inSeconds * 0.15))
        agenda.add(.stage(operation.id, 2), at: now + .seconds(wait.inSeconds * 0.5))
        return Answer(
            200, clusterJSON(cluster), headers: ["Azure-AsyncOperation": statusURL(operation, base: call.base)])
    }
}
