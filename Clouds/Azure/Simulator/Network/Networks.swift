import Domain
import Foundation
import Simulation

/// Virtual networks.
extension World {
    static let networkType = "Microsoft.Network/virtualNetworks"
    static let subnetType = "Microsoft.Network/virtualNetworks/subnets"

    mutating func network(_ call: Call) throws(Refusal) -> Answer {
        switch call.method {
        case "PUT": return try putNetwork(call)
        case "PATCH":
            guard items[call.scope.key] != nil else { throw absence(of: call.scope) }
            let body = try checkedNetwork(call.body, against: .tags)
            items[call.scope.key]?.tags = body["tags"].stringMembers
            return Answer(200, items[call.scope.key].map { networkJSON($0) })
        case "DELETE":
            guard let network = items[call.scope.key] else { return Answer(204) }
            for subnet in subnets(of: network.id) { try checkFree(subnet.id) }
            return try deleteNetworkPart(network, call)
        default: throw .noPath(call.scope.segments)
        }
    }

    private mutating func putNetwork(_ call: Call) throws(Refusal) -> Answer {
        let body = try checkedNetwork(call.body, against: .virtualNetwork)
        let location = try location(of: body, for: call)
        try checkIdle(call.scope, call)
        let found = items[call.scope.key]
        if found == nil {
            let count = items.values.filter { $0.type == Self.networkType && $0.location == location.name }.count
            guard count < quotas.virtualNetworks else {
                throw Refusal(
                    400, "VnetCountLimitReached",
                    "Cannot create more than \(quotas.virtualNetworks) virtual networks for this subscription in this "
                        + "region.")
            }
        }
        let ranges = try Self.ranges(body["properties"]["addressSpace"]["addressPrefixes"].strings, call.scope.name)
        guard !ranges.isEmpty else {
            throw Refusal(
                400, "InvalidRequestFormat", "Cannot parse the request.",
                details: [
                    ["code": "MissingJsonField", "message": "Required property 'addressSpace' not found in JSON."]
                ])
        }
        let wishes = body["properties"]["subnets"].array ?? []
        try checkSubnets(wishes, in: ranges)
        let kept = Set(wishes.compactMap { $0["name"].string?.lowercased() })
        // Who leaves a subnet out of the PUT takes it away.
        for subnet in subnets(of: call.scope) where !kept.contains(subnet.name.lowercased()) {
            try checkFree(subnet.id)
        }
        let before = found.map { networkJSON($0)["properties"] }
        var network = found ?? newItem(call.scope, type: Self.networkType, location: location.name)
        network.tags = body["tags"].stringMembers
        var properties = body["properties"]
        properties["subnets"] = .null
        properties["resourceGuid"] = JSON(found?.properties["resourceGuid"].string ?? newGUID("network"))
        properties["enableDdosProtection"] = JSON(properties["enableDdosProtection"].bool ?? false)
        properties["virtualNetworkPeerings"] = .array(properties["virtualNetworkPeerings"].array ?? [])
        network.properties = properties
        network.state = "Succeeded"
        items[network.id.key] = network
        for subnet in subnets(of: network.id) where !kept.contains(subnet.name.lowercased()) { remove(subnet.id) }
        for wish in wishes { setSubnet(network.id.child("subnets", wish["name"].string ?? ""), wish, network) }
        // What changes nothing is done at once.
        if let before, before == networkJSON(network)["properties"] { return Answer(200, networkJSON(network)) }
        return working(on: network.id, call, isNew: found == nil)
    }

    /// Answers for something that the network's provider is now busy with.
    mutating func working(on id: ResourceID, _ call: Call, isNew: Bool) -> Answer {
        items[id.key]?.state = "Updating"
        let etag = newGUID("etag")
        items[id.key]?.members["etag"] = JSON("W/\"\(etag)\"")
        let location = items[id.key]?.location ?? items[id.parent?.key ?? ""]?.location ?? ""
        let operation = start(
            .putNetwork, on: id, location: location,
            for: duration("network", of: "\(id)/\(items[id.key]?.number ?? 0)", in: 3...10))
        let headers = ["Azure-AsyncOperation": statusURL(operation, base: call.base), "Retry-After": "10"]
        return Answer(isNew ? 201 : 200, items[id.key].map { detail(of: $0) }, headers: headers)
    }

    mutating func deleteNetworkPart(_ item: Item, _ call: Call) throws(Refusal) -> Answer {
        try checkIdle(item.id, call)
        items[item.id.key]?.state = "Deleting"
        let operation = start(
            .deleteNetwork, on: item.id, location: item.location,
            for: duration("delete-network", of: "\(item.id)/\(item.number)", in: 5...15))
        return Answer(202, headers: resultHeaders(operation, base: call.base, delay: true))
    }

    mutating func endNetwork(_ operation: Operation) { items[operation.resource.key]?.state = "Succeeded" }

    /// One change at a time on a network and what is in it.
    func checkIdle(_ id: ResourceID, _ call: Call) throws(Refusal) {
        let root = id.parent ?? id
        guard let running = operations.values.first(where: { $0.isRunning && $0.resource.isInside(root) }) else {
            return
        }
        throw Refusal(
            409, "AnotherOperationInProgress",
            "Another operation on this or dependent resource is in progress. To retrieve status of the operation use "
                + "uri: \(statusURL(running, base: call.base)).")
    }

    /// The body without what only Azure says. Throws as the network's provider does.
    func checkedNetwork(_ body: JSON, against table: Table) throws(Refusal) -> JSON {
        do {
            return try table.checked(body)
        } catch {
            let text =
                switch error.kind {
                case .unknown:
                    "Could not find member '\(error.name)' on object of type 'Resource'. Path '\(error.fullPath)'."
                case .missing: "Required property '\(error.name)' not found in JSON. Path '\(error.path)'."
                case .wrong(let wish): "Error converting value to type '\(wish)'. Path '\(error.fullPath)'."
                }
            throw Refusal(
                400, "InvalidRequestFormat", "Cannot parse the request.",
                details: [["code": "InvalidJson", "message": JSON(text)]])
        }
    }

    static func ranges(_ texts: [String], _ name: String) throws(Refusal) -> [NetworkRange] {
        var ranges: [NetworkRange] = []
        for text in texts {
            guard let range = try? NetworkRange(text), range.prefix <= 29 else {
                throw Refusal(
                    400, "InvalidAddressPrefixFormat",
                    "Address prefix \(text) of resource \(name) is not formatted correctly. It should follow CIDR "
                        + "notation, for example 10.0.0.0/24.")
            }
            ranges.append(range)
        }
        return ranges
    }

    func networkJSON(_ network: Item) -> JSON {
        var json = network.whole
        json["properties"]["subnets"] = .array(subnets(of: network.id).map { subnetJSON($0) })
        return json
    }
}
