extension EC2 {
    /// Everything that is really there.
    var possessions: [Possession] {
        let standard = Set(vpcs.all.filter(\.isDefault).map(\.id))
        func isInherent(_ vpcID: String?) -> Bool { vpcID.map(standard.contains) ?? false }
        var all = vpcs.all.map { possession($0, isInherent: $0.isDefault) }
        all += subnets.all.map { possession($0, detail: $0.range.description, isInherent: isInherent($0.vpcID)) }
        all += gateways.all.map {
            possession($0, detail: $0.vpcID == nil ? "detached" : "attached", isInherent: isInherent($0.vpcID))
        }
        all += addresses.all.map { possession($0, isBillable: true) }
        all += natGateways.all.filter(\.isStanding).map {
            possession($0, detail: $0.state.rawValue, isBillable: true)
        }
        all += routeTables.all.map { table in
            let detail = "\(table.routes.count) routes, \(table.associations.count) associations"
            return possession(table, detail: detail, isInherent: table.isMain)
        }
        all += securityGroups.all.map {
            possession($0, name: Self.lasting($0.name), detail: "\($0.rules.count) rules", isInherent: $0.isDefault)
        }
        all += interfaces.all.map { possession($0, name: $0.text.isEmpty ? nil : "interface", detail: $0.status) }
        return all + machines
    }

    private var machines: [Possession] {
        var all = instances.all.filter { $0.state == .pending || $0.state == .running }.map {
            possession($0, detail: $0.size.name, isBillable: true)
        }
        // EKS names its template after the node group's id, and its security group by a number of its own.
        all += launchTemplates.all.map { possession($0, name: $0.name.hasPrefix("eks-") ? "eks" : $0.name) }
        all += volumes.all.map { possession($0, detail: "\($0.sizeGiB) GiB", isBillable: true) }
        all += snapshots.all.map { possession($0, isBillable: true) }
        all += endpoints.all.map { possession($0, name: $0.service, isBillable: $0.kind.name == "Interface") }
        return all
    }

    private static func lasting(_ group: String) -> String {
        group.hasPrefix("eks-cluster-sg-") ? group.replacing(/-[0-9]+$/, with: "") : group
    }

    private func possession(
        _ thing: some Thing, name: String? = nil, detail: String = "", isBillable: Bool = false,
        isInherent: Bool = false
    ) -> Possession {
        Possession(
            type(of: thing).type, id: thing.id, region: region.name, name: name, tags: thing.tags, detail: detail,
            isBillable: isBillable, isInherent: isInherent)
    }
}
