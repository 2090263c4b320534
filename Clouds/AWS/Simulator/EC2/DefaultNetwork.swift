extension EC2 {
    /// The network that every account has in every region without having asked for it.
    mutating func makeDefaultNetwork() {
        guard let range = AddressRange("172.31.0.0/16"), let everywhere = AddressRange("0.0.0.0/0") else { return }
        let vpc = VPC(
            id: newID(VPC.prefix), range: range, isDefault: true, tenancy: "default", hasDNSHostnames: true, tags: [:])
        vpcs.add(vpc)
        let gateway = InternetGateway(id: newID(InternetGateway.prefix), vpcID: vpc.id, tags: [:])
        gateways.add(gateway)
        let table = makeMainRouteTable(of: vpc)
        routeTables[table]?.routes.append(Route(destination: everywhere, target: .gateway(gateway.id)))
        makeDefaultSecurityGroup(of: vpc)
        for (place, zone) in region.zones.enumerated() {
            guard let range = AddressRange("172.31.\(place * 16).0/20") else { continue }
            subnets.add(
                Subnet(
                    id: newID(Subnet.prefix), vpcID: vpc.id, range: range, zone: zone, isDefault: true,
                    mapsPublicAddresses: true, tags: [:]))
        }
    }

    @discardableResult
    mutating func makeMainRouteTable(of vpc: VPC) -> String {
        let table = RouteTable(
            id: newID(RouteTable.prefix), vpcID: vpc.id, token: nil,
            routes: [Route(destination: vpc.range, target: .local)],
            associations: [RouteTable.Association(id: newID("rtbassoc"), subnetID: nil)], tags: [:])
        routeTables.add(table, shownFrom: shownFrom)
        return table.id
    }

    mutating func makeDefaultSecurityGroup(of vpc: VPC) {
        let id = newID(SecurityGroup.prefix)
        let inner = SecurityGroupRule(
            id: newID(SecurityGroupRule.prefix), groupID: id, isEgress: false, transport: "-1", fromPort: nil,
            toPort: nil, peer: .group(id))
        let group = SecurityGroup(
            id: id, vpcID: vpc.id, name: "default", text: "default VPC security group",
            rules: [inner, everythingOut(of: id)], tags: [:])
        securityGroups.add(group, shownFrom: shownFrom)
    }

    /// The rule that every new security group starts with.
    mutating func everythingOut(of groupID: String) -> SecurityGroupRule {
        SecurityGroupRule(
            id: newID(SecurityGroupRule.prefix), groupID: groupID, isEgress: true, transport: "-1", fromPort: nil,
            toPort: nil, peer: .range("0.0.0.0/0"))
    }
}
