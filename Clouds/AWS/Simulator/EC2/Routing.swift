/// Where packets of a subnet go.
extension EC2 {
    /// The table that a subnet follows: its own, or its VPC's main one.
    func routeTable(of subnet: Subnet) -> RouteTable? {
        let tables = routeTables.all.filter { $0.vpcID == subnet.vpcID }
        return tables.first { $0.associations.contains { $0.subnetID == subnet.id } } ?? tables.first(where: \.isMain)
    }

    func attachedGateway(of vpcID: String) -> InternetGateway? { gateways.all.first { $0.vpcID == vpcID } }

    /// Whether what the route points at is gone, detached or stopped.
    func isBlackhole(_ route: Route, in table: RouteTable) -> Bool {
        switch route.target {
        case .local: false
        case .gateway(let id): endpoints[id] == nil && gateways[id]?.vpcID != table.vpcID
        case .natGateway(let id): natGateways[id]?.state != .available
        case .networkInterface(let id): interfaces[id]?.attachment == nil
        }
    }

    /// Whether a machine without a public address in this subnet reaches the internet.
    func reachesInternet(_ subnet: Subnet) -> Bool {
        guard let everywhere = AddressRange("0.0.0.0/0"), let table = routeTable(of: subnet),
            let route = table.route(to: everywhere), !isBlackhole(route, in: table)
        else { return false }
        if case .gateway = route.target { return subnet.mapsPublicAddresses }
        return true
    }
}
