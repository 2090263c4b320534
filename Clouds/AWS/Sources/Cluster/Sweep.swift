import Cloud
import Domain
import Engine

extension AWSClient {
    /// What still carries the owner's tag, in one list for all of EC2; what IAM and EKS hold, the steps find by name.
    func sweep(owner: Owner) async throws -> Sweep {
        let tagged = try await ec2.tagged("freehold:owner", owner.id)
        var remnants: [Sweep.Remnant] = []
        // What is gone keeps its tags for up to an hour: each is looked at before it counts.
        // An id begins with its kind: the one spelling of it that has never changed.
        let byKind = Dictionary(grouping: tagged) { String($0.id.prefix { $0 != "-" }) }
        for (kind, found) in byKind.sorted(by: { $0.key < $1.key }) {
            let present = try await present(kind, of: owner.id)
            remnants += found.filter { present?.contains($0.id) ?? true }
                .map { Sweep.Remnant(kind: $0.type, id: $0.id, step: $0.step) }
        }
        return Sweep(looked: Self.kinds, remnants: remnants)
    }

    /// The first list is by tag; the rest is found by its name, step by step.
    private static let kinds = [
        "everything in EC2", "EKS cluster, node groups, add-ons and access entries",
        "IAM roles, policies, instance profile and OIDC provider",
    ]

    /// The ids of this kind that really are there; nil for a kind that we do not make.
    private func present(_ kind: String, of owner: String) async throws -> Set<String>? {
        switch kind {
        case "vpc": Set(try await ec2.vpcs(ownedBy: owner).map(\.id))
        case "subnet": Set(try await ec2.subnets(ownedBy: owner).map(\.id))
        case "igw": Set(try await ec2.internetGateways(ownedBy: owner).map(\.id))
        case "eipalloc": Set(try await ec2.addresses(ownedBy: owner).map(\.id))
        case "nat": Set(try await ec2.natGateways(ownedBy: owner).filter { $0.state != "deleted" }.map(\.id))
        case "rtb": Set(try await ec2.routeTables(ownedBy: owner).map(\.id))
        case "sg": Set(try await ec2.securityGroups(ownedBy: owner).map(\.id))
        case "i":
            Set(
                try await ec2.instances(tagged: "freehold:owner", owner).filter { $0.state != "terminated" }.map(\.id))
        default: nil
        }
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
