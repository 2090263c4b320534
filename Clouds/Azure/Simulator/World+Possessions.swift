import Simulation

/// What a customer could see or pay for, as lines to compare.
extension World {
    var possessions: [String] {
        let things = items.values.filter { !guests.contains($0.id.key) }.map { line(of: $0) }
        let locked = locks.filter { !$0.isGuest }.map { "lock/\($0.name) (\($0.level))" }
        let granted = access.assignments.filter { !$0.isRemoved && !$0.isGuest }.map {
            "role-assignment/\(access.role($0.roleID)?.name ?? $0.roleID) (\($0.scope.name))"
        }
        let made = access.roles.filter { !$0.isBuiltIn && !$0.isGuest }.map { "role-definition/\($0.name)" }
        return things + locked + granted + made
    }

    /// Without ids that differ from run to run.
    private func line(of item: Item) -> String {
        switch item.type {
        case "Microsoft.Resources/resourceGroups": return "resource-group/\(item.name) (\(item.location))"
        case Self.networkType:
            let ranges = item.properties["addressSpace"]["addressPrefixes"].strings.joined(separator: " ")
            return "virtual-network/\(item.name) (\(ranges))"
        case Self.subnetType:
            let ranges = Self.prefixes(item.whole).joined(separator: " ")
            return "subnet/\(item.id.parent?.name ?? "")/\(item.name) (\(ranges))"
        case Self.clusterType:
            let version = item.properties["kubernetesVersion"].string ?? ""
            let tier = item.members["sku"]?["tier"].string ?? ""
            return "cluster/\(item.name) (\(version) \(tier) \(item.state))"
        case Self.poolType:
            let count = item.properties["count"].integer ?? 0
            let size = item.properties["vmSize"].string ?? ""
            return "node-pool/\(item.id.parent?.name ?? "")/\(item.name) (\(count) \(size) \(item.state))"
        default: return plainLine(of: item)
        }
    }

    /// What AKS makes has generated names; the group and what it is for tell more.
    private func plainLine(of item: Item) -> String {
        let kind = item.type.split(separator: "/").last.map(String.init) ?? item.type
        let group = item.id.group ?? ""
        if let pool = item.tags["aks-managed-poolName"] {
            return "\(kind)/\(group)/\(pool) (\(item.members["sku"]?["capacity"].integer ?? 0))"
        }
        guard items[item.id.groupID?.key ?? ""]?.members["managedBy"] != nil else {
            return "\(kind)/\(group)/\(item.name)"
        }
        let isNamed = ["kubernetes", "kubernetes-internal"].contains(item.name) || item.name.hasSuffix("-agentpool")
        return isNamed ? "\(kind)/\(group)/\(item.name)" : "\(kind)/\(group)"
    }
}
