import Foundation
import Simulation

/// Resources of any type: whose call it is, and what is the same for all.
extension World {
    func list(_ type: String, _ call: Call) throws(Refusal) -> Answer {
        if call.scope.segments.count > 4 {
            guard items[call.scope.key] != nil else { throw absence(of: call.scope) }
            // What is a part of a resource is asked for at its provider, which knows at once.
            let parts = items.values.filter { $0.id.parent == call.scope && $0.type == type }
            return .list(parts.sorted { $0.number < $1.number }.map { detail(of: $0) })
        }
        return .list(shown { $0.type == type && $0.id.isInside(call.scope) }.map { detail(of: $0) })
    }

    mutating func item(_ type: String, _ call: Call) throws(Refusal) -> Answer {
        if call.method == "GET" {
            guard let item = items[call.scope.key] else { throw absence(of: call.scope) }
            return Answer(200, detail(of: item))
        }
        switch type {
        case "Microsoft.ContainerService/managedClusters": return try cluster(call)
        case "Microsoft.ContainerService/managedClusters/agentPools": return try pool(call)
        case "Microsoft.Network/virtualNetworks": return try network(call)
        case "Microsoft.Network/virtualNetworks/subnets": return try subnet(call)
        default: break
        }
        switch call.method {
        case "PUT" where type == "Microsoft.ManagedIdentity/userAssignedIdentities": return try putIdentity(call)
        case "DELETE": return deleteItem(call)
        default:
            throw Refusal(
                405, "HttpMethodNotAllowed",
                "The HTTP method '\(call.method)' is not supported at scope '\(call.scope)'.")
        }
    }

    private mutating func deleteItem(_ call: Call) -> Answer {
        guard items[call.scope.key] != nil else { return Answer(204) }
        remove(call.scope)
        return Answer(200)
    }

    /// As its provider shows it.
    func detail(of item: Item) -> JSON {
        switch item.type {
        case "Microsoft.ContainerService/managedClusters": clusterJSON(item)
        case "Microsoft.ContainerService/managedClusters/agentPools": poolJSON(item)
        case "Microsoft.Network/virtualNetworks": networkJSON(item)
        case "Microsoft.Network/virtualNetworks/subnets": subnetJSON(item)
        default: item.whole
        }
    }

    /// Of a part, its provider says that it is not there; of a whole resource, Resource Manager does.
    func absence(of id: ResourceID) -> Refusal {
        guard id.parent != nil else { return .noResource(id) }
        if id.type.lowercased().hasSuffix("/subnets") {
            guard let parent = id.parent, items[parent.key] != nil else {
                return .noResource(id.parent ?? id)
            }
            return Refusal(404, "NotFound", "Resource \(id) not found.")
        }
        return .aks(404, "NotFound", "Could not find the \(id.name) of \(id.parent?.name ?? "").")
    }

    private mutating func putIdentity(_ call: Call) throws(Refusal) -> Answer {
        let body = try checked(call.body, against: .identity)
        let location = try location(of: body, for: call)
        let found = items[call.scope.key]
        var item =
            found
            ?? newItem(call.scope, type: "Microsoft.ManagedIdentity/userAssignedIdentities", location: location.name)
        item.tags = body["tags"].stringMembers
        if found == nil { item.properties = newIdentity(of: item.id) }
        items[item.id.key] = item
        return Answer(found == nil ? 201 : 200, item.whole)
    }

    /// Somebody to whom a role may be given.
    mutating func newIdentity(of id: ResourceID) -> JSON {
        let principal = newGUID("principal/\(id.key)")
        directory.principals[principal] = now
        return [
            "tenantId": JSON(tenantID), "principalId": JSON(principal),
            "clientId": JSON(newGUID("client/\(id.key)")),
        ]
    }

    /// Where a resource is to be. Throws where Azure has no such place, or the resource is already in another.
    func location(of body: JSON, for call: Call) throws(Refusal) -> Location {
        let name = body["location"].string ?? ""
        guard !name.isEmpty else {
            throw Refusal(400, "LocationRequired", "The location property is required for this definition.")
        }
        let type = ResourceType.canonical(call.scope.type)
        guard let location = Location.named(name) else {
            throw Refusal(
                400, "LocationNotAvailableForResourceType",
                "The provided location '\(name)' is not available for resource type '\(type)'. List of available "
                    + "regions for the resource type is '\(Location.all.map(\.name).joined(separator: ","))'.")
        }
        if let found = items[call.scope.key], found.location != location.name {
            throw Refusal(
                409, "InvalidResourceLocation",
                "The resource '\(found.name)' already exists in location '\(found.location)' in resource group "
                    + "'\(call.scope.group ?? "")'. A resource with the same name cannot be created in location "
                    + "'\(location.name)'. Please select a new resource name.")
        }
        return location
    }
}

extension Table {
    fileprivate static let identity = Table(
        "{ id= location! name= type= tags* properties{ tenantId= principalId= clientId= } }")
}
