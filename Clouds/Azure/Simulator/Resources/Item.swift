import Foundation
import Simulation

/// Something that Resource Manager has an address for: a group, a resource, or a part of one.
struct Item: Sendable {
    /// As it was first spelled.
    let id: ResourceID
    let type: String
    /// Another one for everything that ever had the address.
    let number: Int
    let madeAt: Date
    var location: String
    var tags: [String: String] = [:]
    var properties: JSON = [:]
    /// What stands beside the properties: `sku`, `identity`, `managedBy`.
    var members: [String: JSON] = [:]
    /// Made from outside, and shown to whoever lists at once.
    var shownFrom: Date

    /// Where it has its network interfaces.
    var subnet: ResourceID?

    var name: String { id.name }

    /// How far Azure is with it.
    var state: String {
        get { properties["provisioningState"].string ?? "Succeeded" }
        set { properties["provisioningState"] = JSON(newValue) }
    }

    /// As a list of resources has it: without what only its own provider knows.
    var summary: JSON {
        var json: JSON = [
            "id": JSON(id.description), "name": JSON(name), "type": JSON(type), "location": JSON(location),
        ]
        if !tags.isEmpty { json["tags"] = JSON(tags) }
        for name in ["sku", "identity", "kind", "managedBy", "zones"] {
            if let value = members[name] { json[name] = value }
        }
        return json
    }

    /// All of it.
    var whole: JSON {
        var json = summary
        for (name, value) in members { json[name] = value }
        json["properties"] = properties
        return json
    }
}
