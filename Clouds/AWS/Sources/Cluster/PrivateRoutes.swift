import Engine

/// Sends what leaves private subnets to a NAT gateway.
struct PrivateRoutes: Resource {
    let zone: String?
    var name: String { "route-table-private".inZone(zone) }
    let vpc: Node<VPC>
    let gateway: Node<NATGateway>
    let subnets: [Node<Subnet>]

    private var routes: Routes { Routes(name: name) }

    func observe(in scope: Scope<AWSClient>) async throws -> Observation<EC2.RouteTable> {
        try await routes.observe(
            in: scope, exit: scope.lastKnown(gateway).map { .natGateway($0.id) },
            subnets: subnets.compactMap { scope.lastKnown($0)?.id })
    }

    func create(in scope: Scope<AWSClient>, from inputs: Inputs) async throws -> EC2.RouteTable? {
        try await routes.create(
            in: inputs[vpc].id, scope, exit: .natGateway(inputs[gateway].id), subnets: inputs[subnets].map(\.id))
    }

    func update(_ table: EC2.RouteTable, in scope: Scope<AWSClient>, from inputs: Inputs) async throws {
        try await routes.update(
            table, in: scope, exit: .natGateway(inputs[gateway].id), subnets: inputs[subnets].map(\.id))
    }

    func delete(_ table: EC2.RouteTable, in scope: Scope<AWSClient>) async throws {
        try await routes.delete(table, in: scope)
    }

    func cloudIDs(of table: EC2.RouteTable) -> [String] { [table.id] }
}
