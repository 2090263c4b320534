import Engine

/// The way out for machines in private subnets.
struct NATGateway: Resource {
    let zone: String?
    let subnet: Node<Subnet>
    let address: Node<Address>
    /// A NAT gateway whose subnet has no way to the internet comes out failed.
    let routes: Node<PublicRoutes>

    var name: String { "nat-gateway".inZone(zone) }
    let takes = Duration.seconds(110)

    func observe(in scope: Scope<AWSClient>) async throws -> Observation<EC2.NatGateway> {
        // Deleted ones stay listed for about an hour.
        let found = try await scope.client.ec2.natGateways(ownedBy: scope.owner.id).filter { $0.state != "deleted" }
        guard let gateway = try found.only(step: name) else { return .absent }
        switch gateway.state {
        case "available": return .ready(gateway)
        case "failed": return .broken(gateway, gateway.failure ?? "AWS gives no reason")
        case "deleting": return .changing("AWS is removing it")
        default: return .changing("AWS is creating it")
        }
    }

    func create(in scope: Scope<AWSClient>, from inputs: Inputs) async throws -> EC2.NatGateway? {
        try await scope.client.ec2.createNatGateway(
            in: inputs[subnet].id, address: inputs[address].id, token: scope.token, tags: scope.tags(name))
        return nil
    }

    func delete(_ gateway: EC2.NatGateway, in scope: Scope<AWSClient>) async throws {
        try await scope.client.ec2.deleteNatGateway(gateway.id)
    }

    func cloudIDs(of gateway: EC2.NatGateway) -> [String] { [gateway.id] }
}
