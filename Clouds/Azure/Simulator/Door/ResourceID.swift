/// Where something is in Resource Manager: `/subscriptions/…/resourceGroups/…/providers/…`. Compared without case.
struct ResourceID: Sendable, Hashable, CustomStringConvertible {
    let segments: [String]
    /// In lower case.
    let key: String

    init(_ segments: [String]) {
        self.segments = segments
        key = "/" + segments.joined(separator: "/").lowercased()
    }

    init(_ path: String) { self.init(path.split(separator: "/").map(String.init)) }

    static func == (one: ResourceID, other: ResourceID) -> Bool { one.key == other.key }

    func hash(into hasher: inout Hasher) { hasher.combine(key) }

    var description: String { "/" + segments.joined(separator: "/") }

    var name: String { segments.last ?? "" }

    var subscription: String { segments.count > 1 ? segments[1] : "" }

    /// The name of the resource group that it is in, or is.
    var group: String? {
        segments.count > 3 && segments[2].lowercased() == "resourcegroups" ? segments[3] : nil
    }

    /// Of the group that it is in.
    var groupID: ResourceID? { group == nil ? nil : ResourceID(Array(segments.prefix(4))) }

    var subscriptionID: ResourceID { ResourceID(Array(segments.prefix(2))) }

    /// `Microsoft.Network/virtualNetworks/subnets`; of a group `Microsoft.Resources/resourceGroups`.
    var type: String {
        guard let place = segments.lastIndex(where: { $0.lowercased() == "providers" }), place + 1 < segments.count
        else {
            return segments.count == 4 ? "Microsoft.Resources/resourceGroups" : "Microsoft.Resources/subscriptions"
        }
        let kinds = segments[(place + 2)...].enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
        return ([segments[place + 1]] + kinds).joined(separator: "/")
    }

    /// What is around a part of a resource: a subnet's network.
    var parent: ResourceID? {
        let depth = type.split(separator: "/").count
        return depth > 2 ? ResourceID(Array(segments.dropLast(2))) : nil
    }

    /// Whether it is `scope` or something in it.
    func isInside(_ scope: ResourceID) -> Bool { key == scope.key || key.hasPrefix(scope.key + "/") }

    func child(_ path: String...) -> ResourceID { ResourceID(segments + path) }

    /// A resource of a group.
    func resource(_ type: String, _ name: String) -> ResourceID {
        ResourceID(segments + ["providers"] + type.split(separator: "/").map(String.init) + [name])
    }
}
