import Domain

extension EC2 {
    struct Address: Codable, Sendable, Hashable, Tagged {
        /// The allocation's id.
        let id: String
        let publicIP: String
        let tags: Tags
    }

    struct NatGateway: Codable, Sendable, Hashable, Tagged {
        let id: String
        /// `pending`, `available`, `failed`, `deleting` or `deleted`.
        let state: String
        /// Why it failed.
        let failure: String?
        let tags: Tags
    }

    struct RouteTable: Codable, Sendable, Hashable, Tagged {
        struct Association: Codable, Sendable, Hashable {
            let id: String
            let subnetID: String
        }

        let id: String
        let tags: Tags
        var associations: [Association] = []
        var hasDefaultRoute = false
        /// Where its default route leads; nil when that is gone.
        var exit: String?

        var subnetIDs: Set<String> { Set(associations.map(\.subnetID)) }

        func leads(to exit: Routes.Exit) -> Bool { self.exit == exit.id }
    }

    func addresses(ownedBy owner: String) async throws -> [Address] {
        try await owned("DescribeAddresses", "addressesSet", by: owner) { try Self.address($0, $0.tags) }
    }

    func allocateAddress(tags: Tags) async throws -> Address {
        let isTaggedLater = Planted.has(.tagsAfterwards)
        let first = isTaggedLater ? [:] : tags
        let answer = try await create("AllocateAddress", "elastic-ip", ["Domain": "vpc"], tags: first)
        let address = try Self.address(answer, tags)
        if isTaggedLater { try await createTags(tags, on: [address.id]) }
        return address
    }

    private static func address(_ element: XMLElement, _ tags: Tags) throws -> Address {
        Address(id: try element.required("allocationId"), publicIP: element.string("publicIp") ?? "", tags: tags)
    }

    func releaseAddress(_ id: String) async throws { try await change("ReleaseAddress", ["AllocationId": id]) }

    func natGateways(ownedBy owner: String) async throws -> [NatGateway] {
        try await owned("DescribeNatGateways", "natGatewaySet", by: owner) {
            return NatGateway(
                id: try $0.required("natGatewayId"), state: $0.string("state") ?? "",
                failure: $0.string("failureMessage") ?? $0.string("failureCode"), tags: $0.tags)
        }
    }

    func createNatGateway(in subnet: String, address: String, token: String, tags: Tags) async throws {
        let fields: Fields = ["SubnetId": subnet, "AllocationId": address, "ClientToken": token]
        try await create("CreateNatGateway", "natgateway", fields, tags: tags, isRepeatable: true)
    }

    func deleteNatGateway(_ id: String) async throws { try await change("DeleteNatGateway", ["NatGatewayId": id]) }

    func routeTables(ownedBy owner: String) async throws -> [RouteTable] {
        try await owned("DescribeRouteTables", "routeTableSet", by: owner) { table in
            let route = table.list("routeSet").first { $0.string("destinationCidrBlock") == "0.0.0.0/0" }
            let isAlive = route?.string("state") != "blackhole"
            return RouteTable(
                id: try table.required("routeTableId"), tags: table.tags,
                associations: table.list("associationSet").compactMap { association in
                    guard let subnet = association.string("subnetId") else { return nil }
                    return .init(id: association.string("routeTableAssociationId") ?? "", subnetID: subnet)
                },
                hasDefaultRoute: route != nil,
                exit: isAlive ? route?.string("natGatewayId") ?? route?.string("gatewayId") : nil)
        }
    }

    func createRouteTable(in vpc: String, token: String, tags: Tags) async throws -> RouteTable {
        let fields: Fields = ["VpcId": vpc, "ClientToken": token]
        let answer = try await create("CreateRouteTable", "route-table", fields, tags: tags, isRepeatable: true)
        return RouteTable(id: try answer["routeTable"].required("routeTableId"), tags: tags)
    }

    func createDefaultRoute(in table: String, to exit: Routes.Exit) async throws {
        try await change("CreateRoute", exit.fields(table))
    }

    func replaceDefaultRoute(of table: String, by exit: Routes.Exit) async throws {
        try await change("ReplaceRoute", exit.fields(table))
    }

    func associateRouteTable(_ table: String, with subnet: String) async throws -> RouteTable.Association {
        let answer = try await change("AssociateRouteTable", ["RouteTableId": table, "SubnetId": subnet])
        return .init(id: try answer.required("associationId"), subnetID: subnet)
    }

    func disassociateRouteTable(_ association: String) async throws {
        try await change("DisassociateRouteTable", ["AssociationId": association])
    }

    func deleteRouteTable(_ id: String) async throws { try await change("DeleteRouteTable", ["RouteTableId": id]) }
}

extension Routes.Exit {
    fileprivate func fields(_ table: String) -> Fields {
        var fields: Fields = ["RouteTableId": table, "DestinationCidrBlock": "0.0.0.0/0"]
        switch self {
        case .internetGateway(let id): fields["GatewayId"] = id
        case .natGateway(let id): fields["NatGatewayId"] = id
        }
        return fields
    }

    var id: String {
        switch self {
        case .internetGateway(let id), .natGateway(let id): id
        }
    }
}
