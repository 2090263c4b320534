/// How EC2 writes the parts of a network in its answers (API reference, 2016-11-15).
extension EC2 {
    func tagSet(_ tags: [String: String]) -> XML {
        let items = tags.sorted { $0.key < $1.key }.map {
            XML("item", [XML("key", $0.key), XML("value", $0.value)])
        }
        return XML("tagSet", items)
    }

    func arn(_ type: String, _ id: String) -> String { "arn:aws:ec2:\(region.name):\(account):\(type)/\(id)" }

    func profileARN(_ name: String) -> String { "arn:aws:iam::\(account):instance-profile/\(name)" }

    func xml(_ vpc: VPC, state: String = "available") -> [XML] {
        let association = XML(
            "item",
            [
                XML("associationId", "vpc-cidr-assoc-" + vpc.id.dropFirst(4)), XML("cidrBlock", vpc.range.description),
                XML("cidrBlockState", [XML("state", "associated")]),
            ])
        return [
            XML("vpcId", vpc.id), XML("ownerId", account), XML("state", state),
            XML("cidrBlock", vpc.range.description), XML("cidrBlockAssociationSet", [association]),
            XML("dhcpOptionsId", dhcpOptionsID), XML("instanceTenancy", vpc.tenancy),
            XML("isDefault", "\(vpc.isDefault)"), tagSet(vpc.tags),
        ]
    }

    func xml(_ subnet: Subnet) -> [XML] {
        [
            XML("subnetId", subnet.id), XML("subnetArn", arn("subnet", subnet.id)), XML("state", "available"),
            XML("ownerId", account), XML("vpcId", subnet.vpcID), XML("cidrBlock", subnet.range.description),
            XML("availableIpAddressCount", "\(subnet.freeAddresses)"), XML("availabilityZone", subnet.zone.name),
            XML("availabilityZoneId", subnet.zone.id), XML("defaultForAz", "\(subnet.isDefault)"),
            XML("mapPublicIpOnLaunch", "\(subnet.mapsPublicAddresses)"), XML("assignIpv6AddressOnCreation", "false"),
            XML("ipv6CidrBlockAssociationSet", []), XML("mapCustomerOwnedIpOnLaunch", "false"),
            XML("enableDns64", "false"), XML("ipv6Native", "false"), tagSet(subnet.tags),
        ]
    }

    func xml(_ gateway: InternetGateway) -> [XML] {
        // The API's own word for an attached gateway is "available", whatever its documentation says.
        let attachment = gateway.vpcID.map { XML("item", [XML("vpcId", $0), XML("state", "available")]) }
        return [
            XML("internetGatewayId", gateway.id), XML("ownerId", account),
            XML("attachmentSet", attachment.map { [$0] } ?? []), tagSet(gateway.tags),
        ]
    }

    func xml(_ address: Address) -> [XML] {
        var parts = [
            XML("publicIp", address.publicAddress), XML("allocationId", address.id), XML("domain", "vpc"),
            XML("publicIpv4Pool", "amazon"), XML("networkBorderGroup", region.name), tagSet(address.tags),
        ]
        if let association = address.association {
            parts += [
                XML("associationId", association.id), XML("networkInterfaceId", association.interfaceID),
                XML("networkInterfaceOwnerId", account), XML("privateIpAddress", association.privateAddress),
            ]
            if let id = association.instanceID { parts.append(XML("instanceId", id)) }
        }
        return parts
    }

    func xml(_ gateway: NATGateway) -> [XML] {
        var place: [XML] = []
        if let id = gateway.allocationID { place.append(XML("allocationId", id)) }
        if gateway.isStanding {
            place += [XML("networkInterfaceId", gateway.interfaceID), XML("privateIp", gateway.privateAddress)]
            let association = addresses.all.first { $0.association?.interfaceID == gateway.interfaceID }?.association
            if let association { place.append(XML("associationId", association.id)) }
        }
        if let address = gateway.publicAddress, gateway.state != .failed { place.append(XML("publicIp", address)) }
        place += [XML("isPrimary", "true"), XML("status", gateway.state == .failed ? "failed" : "succeeded")]
        var parts = [
            XML("natGatewayId", gateway.id), XML("subnetId", gateway.subnetID), XML("vpcId", gateway.vpcID),
            XML("state", gateway.state.rawValue), XML("createTime", gateway.createdAt.inEC2Form),
            XML("connectivityType", gateway.allocationID == nil ? "private" : "public"),
            XML("natGatewayAddressSet", [XML("item", place)]), tagSet(gateway.tags),
        ]
        if let date = gateway.deletedAt { parts.append(XML("deleteTime", date.inEC2Form)) }
        if let failure = gateway.failure, gateway.state == .failed || gateway.state == .deleted {
            parts += [XML("failureCode", failure.code), XML("failureMessage", failure.message)]
        }
        return parts
    }

    func xml(_ table: RouteTable) -> [XML] {
        let associations = table.associations.map { association in
            var parts = [
                XML("routeTableAssociationId", association.id), XML("routeTableId", table.id),
                XML("main", "\(association.subnetID == nil)"), XML("associationState", [XML("state", "associated")]),
            ]
            if let id = association.subnetID { parts.append(XML("subnetId", id)) }
            return XML("item", parts)
        }
        return [
            XML("routeTableId", table.id), XML("vpcId", table.vpcID), XML("ownerId", account),
            XML("routeSet", table.routes.map { XML("item", xml($0, in: table)) }),
            XML("associationSet", associations), XML("propagatingVgwSet", []), tagSet(table.tags),
        ]
    }

    private func xml(_ route: Route, in table: RouteTable) -> [XML] {
        let target: XML
        switch route.target {
        case .local: target = XML("gatewayId", "local")
        case .gateway(let id): target = XML("gatewayId", id)
        case .natGateway(let id): target = XML("natGatewayId", id)
        case .networkInterface(let id): target = XML("networkInterfaceId", id)
        }
        return [
            XML("destinationCidrBlock", route.destination.description), target,
            XML("state", isBlackhole(route, in: table) ? "blackhole" : "active"), XML("origin", route.origin),
        ]
    }
}
