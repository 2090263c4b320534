extension EC2 {
    struct RouteTable: Thing {
        static let prefix = "rtb"
        static let type = "route-table"
        static let absence = Absence(
            "InvalidRouteTableID.NotFound", "The routeTable ID '%' does not exist",
            malformed: "InvalidRouteTableId.Malformed")

        struct Association: Sendable, Hashable {
            let id: String
            /// Nil for the association that makes a table the VPC's main one.
            let subnetID: String?
        }

        let id: String
        let vpcID: String
        let token: String?
        var routes: [Route]
        var associations: [Association] = []
        var tags: [String: String]

        var isMain: Bool { associations.contains { $0.subnetID == nil } }

        func route(to destination: AddressRange) -> Route? { routes.first { $0.destination == destination } }

        func values(of filter: String, in ec2: EC2) -> [String]? {
            switch filter {
            case "route-table-id": [id]
            case "vpc-id": [vpcID]
            case "owner-id": [ec2.account]
            case "association.main": associations.map { "\($0.subnetID == nil)" }
            case "association.subnet-id": associations.compactMap(\.subnetID)
            case "association.route-table-association-id", "association.association-id": associations.map(\.id)
            case "association.route-table-id": associations.map { _ in id }
            case "route.destination-cidr-block": routes.map(\.destination.description)
            case "route.gateway-id": routes.compactMap(\.target.gatewayID)
            case "route.nat-gateway-id": routes.compactMap(\.target.natGatewayID)
            case "route.state": routes.map { ec2.isBlackhole($0, in: self) ? "blackhole" : "active" }
            case "route.origin": routes.map(\.origin)
            default: nil
            }
        }
    }
}
