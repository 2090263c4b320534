import Domain
import Foundation
import Simulation

/// Resource groups.
extension World {
    func group(named name: String) -> Item? {
        items[ResourceID("/subscriptions/\(subscriptionID)/resourceGroups/\(name)").key]
    }

    mutating func group(_ call: Call) throws(Refusal) -> Answer {
        if call.method == "PUT" { return try putGroup(call, items[call.scope.key]) }
        guard var group = items[call.scope.key] else {
            throw .noGroup(call.scope.name)
        }
        switch call.method {
        case "HEAD": return Answer(204)
        case "GET": return Answer(200, json(of: group))
        case "PATCH":
            guard group.state != "Deleting" else { throw .groupIsGoing(group.name) }
            let body = try checked(call.body, against: .groupPatch)
            if !body["tags"].isNull { group.tags = body["tags"].stringMembers }
            items[group.id.key] = group
            return Answer(200, json(of: group))
        case "DELETE": return try deleteGroup(call, group)
        default: throw .noPath(call.scope.segments)
        }
    }

    private mutating func putGroup(_ call: Call, _ found: Item?) throws(Refusal) -> Answer {
        let name = call.scope.name
        guard name.count <= 90, !name.hasSuffix("."),
            name.allSatisfy({ $0.isLetter || $0.isNumber || "-_.()".contains($0) })
        else {
            throw Refusal(
                400, "InvalidResourceGroup",
                "The provided resource group name '\(name)' has invalid characters or is over 90 characters long. The "
                    + "name can only be a letter, digit, '-', '.', '(', ')' or '_', and cannot end with '.'.")
        }
        let body = try checked(call.body, against: .group)
        guard let location = body["location"].string.flatMap(Location.named) else {
            throw Refusal(
                400, "LocationNotAvailableForResourceGroup",
                "The provided location '\(body["location"].string ?? "")' is not available for resource group. List of "
                    + "available regions is '\(Location.all.map(\.name).joined(separator: ","))'.")
        }
        if let found {
            guard found.state != "Deleting" else { throw .groupIsGoing(name) }
            guard found.location == location.name else {
                throw Refusal(
                    409, "InvalidResourceGroupLocation",
                    "Invalid resource group location '\(location.name)'. The Resource group already exists in location "
                        + "'\(found.location)'.")
            }
        }
        let id = found?.id ?? ResourceID(["subscriptions", subscriptionID, "resourceGroups", name])
        var group = found ?? newItem(id, type: "Microsoft.Resources/resourceGroups", location: location.name)
        // What is not said is taken away: a PUT says all.
        group.tags = body["tags"].stringMembers
        if let owner = body["managedBy"].string { group.members["managedBy"] = JSON(owner) }
        group.state = "Succeeded"
        items[id.key] = group
        return Answer(found == nil ? 201 : 200, json(of: group))
    }

    /// A group says no more of its properties than how far it is.
    func json(of group: Item) -> JSON {
        var json = group.summary
        json["properties"] = ["provisioningState": JSON(group.state)]
        return json
    }

    func listGroups(_ call: Call) -> Answer {
        let tag = call.query["$filter"].flatMap(TagFilter.init)
        return .list(
            shown { $0.type == "Microsoft.Resources/resourceGroups" && (tag?.takes($0) ?? true) }
                .map { json(of: $0) })
    }

    func listResources(_ call: Call) -> Answer {
        let tag = call.query["$filter"].flatMap(TagFilter.init)
        return .list(
            shown { item in
                item.type != "Microsoft.Resources/resourceGroups" && item.id.parent == nil
                    && item.id.isInside(call.scope) && (tag?.takes(item) ?? true)
            }.map(\.summary))
    }

    /// What lists show at the moment: not what was just made, still what was just removed.
    func shown(_ isWanted: (Item) -> Bool) -> [Item] {
        (items.values.filter { $0.shownFrom <= now } + echoes.map(\.item)).filter(isWanted)
            .sorted { $0.number < $1.number }
    }

    mutating func newItem(_ id: ResourceID, type: String, location: String) -> Item {
        Item(
            id: id, type: type, number: newNumber(), madeAt: now, location: location, shownFrom: now + lag)
    }

    /// Removes something and what is in it.
    mutating func remove(_ id: ResourceID) {
        for item in items.values.filter({ $0.id.isInside(id) }) {
            items[item.id.key] = nil
            if lag > .zero, item.shownFrom <= now { echoes.append((item, now + lag)) }
        }
        locks.removeAll { $0.scope.isInside(id) }
        access.assignments.removeAll { $0.scope.isInside(id) }
    }

    /// The body without what only Azure says. Throws as Resource Manager does.
    func checked(_ body: JSON, against table: Table) throws(Refusal) -> JSON {
        do {
            return try table.checked(body)
        } catch {
            switch error.kind {
            case .unknown:
                throw .content(
                    "Could not find member '\(error.name)' on object of type 'ResourceDefinition'. Path "
                        + "'\(error.fullPath)', line 1, position 1.")
            case .missing where error.name == "location":
                throw Refusal(400, "LocationRequired", "The location property is required for this definition.")
            case .missing:
                throw .content("Required property '\(error.name)' not found in JSON. Path '\(error.path)'.")
            case .wrong(let wish):
                throw .content("Error converting value to type '\(wish)'. Path '\(error.fullPath)'.")
            }
        }
    }
}

extension Table {
    fileprivate static let group = Table(
        "{ id= location! managedBy name= properties{ provisioningState= } tags* type= }")
    fileprivate static let groupPatch = Table("{ name managedBy properties{ provisioningState= } tags* }")
}
