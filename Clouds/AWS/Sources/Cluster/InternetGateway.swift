import Domain
import Engine

/// The VPC's door to the internet. AWS does not charge for it.
struct InternetGateway: Resource {
    let name = "internet-gateway"
    let vpc: Node<VPC>

    func observe(in scope: Scope<AWSClient>) async throws -> Observation<EC2.InternetGateway> {
        let found = try await scope.client.ec2.internetGateways(ownedBy: scope.owner.id)
        guard let gateway = try found.only(step: name) else { return .absent }
        if Planted.has(.forgetsToAttach) { return .ready(gateway) }
        return gateway.vpcID == nil ? .outdated(gateway, "attaching it to the VPC") : .ready(gateway)
    }

    // Attaching is a call of its own: a crash after the create leaves a gateway that still needs it.
    func create(in scope: Scope<AWSClient>, from inputs: Inputs) async throws -> EC2.InternetGateway? {
        var gateway = try await scope.client.ec2.createInternetGateway(tags: scope.tags(name))
        if Planted.has(.forgetsToAttach) { return gateway }
        do { try await update(gateway, in: scope, from: inputs) } catch { return nil }
        gateway.vpcID = inputs[vpc].id
        return gateway
    }

    func update(_ gateway: EC2.InternetGateway, in scope: Scope<AWSClient>, from inputs: Inputs) async throws {
        try await scope.client.ec2.attachInternetGateway(gateway.id, to: inputs[vpc].id)
    }

    func delete(_ gateway: EC2.InternetGateway, in scope: Scope<AWSClient>) async throws {
        if let vpcID = gateway.vpcID { try await scope.client.ec2.detachInternetGateway(gateway.id, from: vpcID) }
        try await scope.client.ec2.deleteInternetGateway(gateway.id)
    }

    func cloudIDs(of gateway: EC2.InternetGateway) -> [String] { [gateway.id] }
}
