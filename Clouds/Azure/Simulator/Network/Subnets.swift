import Domain
import Foundation
import Simulation

/// The parts of virtual networks.
extension World {
    func subnets(of network: ResourceID) -> [Item] {
        items.values.filter { $0.type == Self.subnetType && $0.id.parent == network }.sorted { $0.number < $1.number }
    }

    mutating func subnet(_ call: Call) throws(Refusal) -> Answer {
        guard let parent = call.scope.parent, let network = items[parent.key] else {
            throw call.method == "DELETE" ? .noResource(call.scope.parent ?? call.scope) : absence(of: call.scope)
        }
        let found = items[call.scope.key]
        switch call.method {
        case "PUT":
            let body = try checkedNetwork(call.body, against: .subnet)
            try checkIdle(call.scope, call)
            let space = try Self.ranges(network.properties["addressSpace"]["addressPrefixes"].strings, network.name)
            var wish = body
            wish["name"] = JSON(call.scope.name)
            let others = subnets(of: network.id).filter { $0.id != call.scope }.map { subnetJSON($0) }
            try checkSubnets(others + [wish], in: space)
            if let found, Self.prefixes(wish) != Self.prefixes(found.whole) { try checkFree(found.id) }
            let before = found.map { $0.properties }
            setSubnet(call.scope, wish, network)
            if let before, before == items[call.scope.key]?.properties {
                return Answer(200, items[call.scope.key].map { subnetJSON($0) })
            }
            return working(on: call.scope, call, isNew: found == nil)
        case "DELETE":
            guard let found else { return Answer(204) }
            try checkFree(found.id)
            return try deleteNetworkPart(found, call)
        default: throw .noPath(call.scope.segments)
        }
    }

    mutating func setSubnet(_ id: ResourceID, _ wish: JSON, _ network: Item) {
        var subnet = items[id.key] ?? newItem(id, type: Self.subnetType, location: network.location)
        var properties = wish["properties"]
        properties["delegations"] = .array(properties["delegations"].array ?? [])
        properties["privateEndpointNetworkPolicies"] = JSON(
            properties["privateEndpointNetworkPolicies"].string ?? "Disabled")
        properties["privateLinkServiceNetworkPolicies"] = JSON(
            properties["privateLinkServiceNetworkPolicies"].string ?? "Enabled")
        subnet.properties = properties
        subnet.state = "Succeeded"
        items[id.key] = subnet
    }

    static func prefixes(_ subnet: JSON) -> [String] {
        let properties = subnet["properties"]
        return properties["addressPrefix"].string.map { [$0] } ?? properties["addressPrefixes"].strings
    }

    func checkSubnets(_ wishes: [JSON], in space: [NetworkRange]) throws(Refusal) {
        var taken: [(name: String, range: NetworkRange)] = []
        for wish in wishes {
            let name = wish["name"].string ?? ""
            for range in try Self.ranges(Self.prefixes(wish), name) {
                guard space.contains(where: { $0.contains(range) }) else {
                    throw Refusal(
                        400, "NetcfgInvalidSubnet",
                        "Subnet '\(name)' is not valid because its IP address range is outside the IP address range of "
                            + "virtual network.")
                }
                if let other = taken.first(where: { $0.range.overlaps(range) }) {
                    throw Refusal(
                        400, "NetcfgSubnetRangesOverlap",
                        "Subnet '\(name)' is not valid because its IP address range overlaps with that of an existing "
                            + "subnet in virtual network: '\(other.name)'.")
                }
                taken.append((name, range))
            }
        }
    }

    /// What has interfaces in a subnet.
    func users(ofSubnet id: ResourceID) -> [Item] {
        items.values.filter { $0.subnet == id }.sorted { $0.number < $1.number }
    }

    func checkFree(_ id: ResourceID) throws(Refusal) {
        guard let user = users(ofSubnet: id).first else { return }
        throw Refusal(
            400, "InUseSubnetCannotBeDeleted",
            "Subnet \(id.name) is in use by \(user.id) and cannot be deleted. In order to delete the subnet, delete "
                + "all the resources within the subnet. See aka.ms/deletesubnet.")
    }

    func subnetJSON(_ subnet: Item) -> JSON {
        var json: JSON = [
            "id": JSON(subnet.id.description), "name": JSON(subnet.name), "type": JSON(subnet.type),
            "properties": subnet.properties,
        ]
        if let etag = subnet.members["etag"] { json["etag"] = etag }
        return json
    }
}
