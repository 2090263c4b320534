import Domain
import Simulation

/// Which subnets a control plane accepts (EKS User Guide, "VPC and subnet considerations").
extension EKS {
    func network(_ asked: JSON, of name: String, ec2: EC2) throws -> Cluster.Network {
        let ids = asked["subnetIds"].strings
        try checkSubnets(ids, of: name, ec2: ec2)
        let groups = asked["securityGroupIds"].strings
        for id in groups where ec2.securityGroups.found(id, at: now) == nil {
            throw EKS.invalid(
                "The security group '\(id)' does not exist (Service: AmazonEC2; Status Code: 400; Error Code: "
                    + "InvalidGroup.NotFound)", about: ["clusterName": JSON(name)])
        }
        let isPublic = asked["endpointPublicAccess"].bool ?? true
        let isPrivate = asked["endpointPrivateAccess"].bool ?? false
        try Self.checkEndpoint(isPublic: isPublic, isPrivate: isPrivate)
        return Cluster.Network(
            subnetIDs: ids, securityGroupIDs: groups, isPublic: isPublic, isPrivate: isPrivate,
            publicRanges: try Self.ranges(asked["publicAccessCidrs"]) ?? ["0.0.0.0/0"])
    }

    func checkSubnets(_ ids: [String], of name: String, ec2: EC2) throws {
        let about: [String: JSON] = ["clusterName": JSON(name)]
        var subnets: [EC2.Subnet] = []
        for id in ids {
            guard let subnet = ec2.subnets.found(id, at: now) else {
                throw EKS.invalid(
                    "The subnet ID '\(id)' does not exist (Service: AmazonEC2; Status Code: 400; Error Code: "
                        + "InvalidSubnetID.NotFound)", about: about)
            }
            subnets.append(subnet)
        }
        guard Set(subnets.map(\.vpcID)).count <= 1 else {
            throw EKS.invalid("Provided subnets belong to different VPCs", about: about)
        }
        try checkZones(subnets.map(\.zone), of: name)
        guard Set(subnets.map(\.zone.id)).count >= 2 else {
            throw EKS.invalid("Subnets specified must be in at least two different AZs", about: about)
        }
        if let full = subnets.first(where: { $0.freeAddresses < 6 }) {
            throw EKS.invalid(
                "Subnets \(full.id) does not have enough free IP addresses: at least 6 are needed", about: about)
        }
    }

    private func checkZones(_ zones: [Region.Zone], of name: String) throws {
        guard let bad = zones.first(where: { Region.zonesWithoutEKS.contains($0.id) }) else { return }
        let valid = region.zones.filter { !Region.zonesWithoutEKS.contains($0.id) }.map(\.name)
        throw Refusal(
            400, "UnsupportedAvailabilityZoneException",
            "Cannot create cluster '\(name)' because EKS does not support creating control plane instances in "
                + "\(bad.name), the targeted availability zone. Retry cluster creation using control plane subnets "
                + "that span at least two of these availability zones: \(valid.joined(separator: ", ")). Note, post "
                + "cluster creation, you can run worker nodes in separate subnets/availability zones from control "
                + "plane subnets passed during cluster creation",
            fields: ["clusterName": JSON(name), "validZones": JSON(valid)])
    }

    static func checkEndpoint(isPublic: Bool, isPrivate: Bool) throws {
        guard isPublic || isPrivate else {
            throw EKS.invalid("Private and public endpoint access cannot be false")
        }
    }

    /// The networks that may reach the public endpoint; nil where none are asked for.
    static func ranges(_ asked: JSON) throws -> [String]? {
        guard let texts = asked.array?.compactMap(\.string), !texts.isEmpty else { return nil }
        return try texts.map { text in
            guard let range = AddressRange(text) else {
                throw EKS.invalid("The following CIDRs are invalid in publicAccessCidrs: [\(text)]")
            }
            return range.description
        }
    }
}
