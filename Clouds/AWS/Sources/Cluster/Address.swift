import Engine

/// The fixed address that a NAT gateway speaks from.
struct Address: Resource {
    let zone: String?
    var name: String { "address".inZone(zone) }

    func observe(in scope: Scope<AWSClient>) async throws -> Observation<EC2.Address> {
        let found = try await scope.client.ec2.addresses(ownedBy: scope.owner.id)
        return try found.only(step: name).map { .ready($0) } ?? .absent
    }

    func create(in scope: Scope<AWSClient>, from inputs: Inputs) async throws -> EC2.Address? {
        try await scope.client.ec2.allocateAddress(tags: scope.tags(name))
    }

    func delete(_ address: EC2.Address, in scope: Scope<AWSClient>) async throws {
        try await scope.client.ec2.releaseAddress(address.id)
    }

    func cloudIDs(of address: EC2.Address) -> [String] { [address.id] }
}
