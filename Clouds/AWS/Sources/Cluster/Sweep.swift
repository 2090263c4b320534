import Cloud
import Domain
import Engine

extension AWSClient {
    /// What still carries the owner's tag, in one list for all of EC2; what IAM and EKS hold, the steps find by name.
    func sweep(owner: Owner) async throws -> Sweep {
        let found = try await ec2.tagged("freehold:owner", owner.id)
        // Deleted NAT gateways and ended machines keep their tags for about an hour.
        let gateways = Set(try await ec2.natGateways(ownedBy: owner.id).filter { $0.state != "deleted" }.map(\.id))
        let remnants = found.filter { $0.type != "natgateway" || gateways.contains($0.id) }
            .map { Sweep.Remnant(kind: $0.type, id: $0.id, step: $0.step) }
        return Sweep(looked: ["ec2"], remnants: remnants)
    }

    /// Names what others have in the VPC and keeps it from being deleted; nil when nothing is to be seen.
    func blocking(vpc: String) async throws -> Problem? {
        try await blocking(ec2.networkInterfaces(inVPCs: [vpc]), in: "The VPC \(vpc)")
    }

    func blocking(subnet: String, vpc: String) async throws -> Problem? {
        let inside = try await ec2.networkInterfaces(inVPCs: [vpc]).filter { $0.subnetID == subnet }
        return try await blocking(inside, in: "The subnet \(subnet)")
    }

    private func blocking(_ interfaces: [EC2.NetworkInterface], in place: String) async throws -> Problem? {
        guard !interfaces.isEmpty else { return nil }
        let names = interfaces.prefix(5).map { interface in
            interface.description.isEmpty ? interface.id : "\(interface.id) (\(interface.description))"
        }
        return Problem(
            "\(place) still contains \(names.joined(separator: ", ")), which this cluster did not create.",
            advice: "Delete it; the removal then goes on by itself.", remedy: .askOperator)
    }
}
