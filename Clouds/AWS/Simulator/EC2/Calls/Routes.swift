extension EC2 {
    mutating func createRoute(_ call: Parameters) throws -> [XML] {
        let table = try find(\.routeTables, call, "RouteTableId")
        let route = try route(call, in: table)
        guard table.route(to: route.destination) == nil else {
            throw Refusal.ec2(
                "RouteAlreadyExists", "The route identified by \(route.destination) already exists.")
        }
        guard table.routes.count < quotas.routesPerTable else {
            throw Refusal.ec2("RouteLimitExceeded", "The maximum number of routes has been reached.")
        }
        routeTables[table.id]?.routes.append(route)
        return [XML("return", "true")]
    }

    mutating func replaceRoute(_ call: Parameters) throws -> [XML] {
        let table = try find(\.routeTables, call, "RouteTableId")
        let route = try route(call, in: table)
        guard let place = table.routes.firstIndex(where: { $0.destination == route.destination }) else {
            throw Refusal.ec2(
                "InvalidParameterValue",
                "There is no route defined for '\(route.destination)' in the route table. Use CreateRoute instead.")
        }
        routeTables[table.id]?.routes[place] = route
        return [XML("return", "true")]
    }

    mutating func deleteRoute(_ call: Parameters) throws -> [XML] {
        let table = try find(\.routeTables, call, "RouteTableId")
        let destination = try destination(call)
        guard let route = table.route(to: destination) else {
            throw Refusal.ec2(
                "InvalidRoute.NotFound",
                "no route with destination-cidr-block \(destination) in route table \(table.id)")
        }
        guard route.target != .local else {
            throw Refusal.ec2(
                "InvalidParameterValue", "cannot remove local route \(destination) in route table \(table.id)")
        }
        routeTables[table.id]?.routes.removeAll { $0.destination == destination }
        return [XML("return", "true")]
    }

    private func destination(_ call: Parameters) throws -> AddressRange {
        let text = try call.required("DestinationCidrBlock", as: "destinationCidrBlock")
        guard let range = AddressRange(text) else { throw Refusal.notARange(text, parameter: "destinationCidrBlock") }
        return range
    }

    private func route(_ call: Parameters, in table: RouteTable) throws -> Route {
        Route(destination: try destination(call), target: try target(call, in: table))
    }

    private func target(_ call: Parameters, in table: RouteTable) throws -> Route.Target {
        if let id = call["GatewayId"] {
            guard let gateway = gateways.found(id, at: now) else {
                throw Refusal.ec2("InvalidGatewayID.NotFound", "The gateway ID '\(id)' does not exist")
            }
            guard gateway.vpcID == table.vpcID else {
                throw Refusal.ec2(
                    "InvalidParameterValue",
                    "route table \(table.id) and network gateway \(id) belong to different networks")
            }
            return .gateway(id)
        }
        if let id = call["NatGatewayId"] {
            guard let gateway = natGateways.found(id, at: now), gateway.state != .deleted, gateway.state != .failed
            else { throw Refusal.ec2("InvalidNatGatewayID.NotFound", "The natGateway ID '\(id)' does not exist") }
            guard gateway.vpcID == table.vpcID else {
                throw Refusal.ec2(
                    "InvalidParameterValue",
                    "route table \(table.id) and NAT gateway \(id) belong to different networks")
            }
            return .natGateway(id)
        }
        if let id = call["NetworkInterfaceId"] { return .networkInterface(try find(\.interfaces, id).id) }
        throw Refusal.ec2(
            "MissingParameter",
            "The request must contain exactly one of gatewayId, natGatewayId, networkInterfaceId, "
                + "vpcPeeringConnectionId, egressOnlyInternetGatewayId, transitGatewayId, carrierGatewayId, "
                + "localGatewayId"
        )
    }
}
