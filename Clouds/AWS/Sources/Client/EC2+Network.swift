import Cloud
import Domain

extension EC2 {
    struct Vpc: Codable, Sendable, Hashable, Tagged {
        let id: String
        let range: String
        /// `pending` or `available`.
        let state: String
        let tags: Tags
    }

    struct Subnet: Codable, Sendable, Hashable, Tagged {
        let id: String
        let vpcID: String
        let zone: String
        let range: String
        let state: String
        var mapsPublicAddresses: Bool
        let tags: Tags
    }

    struct InternetGateway: Codable, Sendable, Hashable, Tagged {
        let id: String
        /// Nil while it is not attached.
        var vpcID: String?
        let tags: Tags
    }

    func vpcs(ownedBy owner: String) async throws -> [Vpc] {
        try await owned("DescribeVpcs", "vpcSet", by: owner) { try Self.vpc($0, $0.tags) }
    }

    func createVpc(_ range: NetworkRange, tags: Tags) async throws -> Vpc {
        try Self.vpc(await create("CreateVpc", "vpc", ["CidrBlock": range.description], tags: tags)["vpc"], tags)
    }

    private static func vpc(_ element: XMLElement, _ tags: Tags) throws -> Vpc {
        Vpc(
            id: try element.required("vpcId"), range: element.string("cidrBlock") ?? "",
            state: element.string("state") ?? "", tags: tags)
    }

    func deleteVpc(_ id: String) async throws { try await change("DeleteVpc", ["VpcId": id]) }

    /// Whether names are resolved in the VPC, and machines get names, one call for each; nil where there is no such
    /// VPC.
    func dnsAttributes(of vpc: String) async throws -> (support: Bool, hostnames: Bool)? {
        async let support = attribute("enableDnsSupport", of: vpc)
        async let hostnames = attribute("enableDnsHostnames", of: vpc)
        do { return try await (support, hostnames) } catch let error as CloudError where error.isGone { return nil }
    }

    private func attribute(_ name: String, of vpc: String) async throws -> Bool {
        try await query.call("DescribeVpcAttribute", ["VpcId": vpc, "Attribute": name])[name].string("value") == "true"
    }

    func enableDNSSupport(of vpc: String) async throws {
        try await change("ModifyVpcAttribute", ["VpcId": vpc, "EnableDnsSupport.Value": "true"])
    }

    func enableDNSHostnames(of vpc: String) async throws {
        try await change("ModifyVpcAttribute", ["VpcId": vpc, "EnableDnsHostnames.Value": "true"])
    }

    func subnets(ownedBy owner: String) async throws -> [Subnet] {
        try await owned("DescribeSubnets", "subnetSet", by: owner) { try Self.subnet($0, $0.tags) }
    }

    func createSubnet(_ range: NetworkRange, in vpc: String, zone: String, tags: Tags) async throws -> Subnet {
        let fields: Fields = ["VpcId": vpc, "AvailabilityZone": zone, "CidrBlock": range.description]
        return try Self.subnet(await create("CreateSubnet", "subnet", fields, tags: tags)["subnet"], tags)
    }

    private static func subnet(_ element: XMLElement, _ tags: Tags) throws -> Subnet {
        Subnet(
            id: try element.required("subnetId"), vpcID: element.string("vpcId") ?? "",
            zone: element.string("availabilityZone") ?? "", range: element.string("cidrBlock") ?? "",
            state: element.string("state") ?? "", mapsPublicAddresses: element.string("mapPublicIpOnLaunch") == "true",
            tags: tags)
    }

    func mapPublicAddresses(in subnet: String) async throws {
        try await change("ModifySubnetAttribute", ["SubnetId": subnet, "MapPublicIpOnLaunch.Value": "true"])
    }

    func deleteSubnet(_ id: String) async throws { try await change("DeleteSubnet", ["SubnetId": id]) }

    func internetGateways(ownedBy owner: String) async throws -> [InternetGateway] {
        try await owned("DescribeInternetGateways", "internetGatewaySet", by: owner) {
            InternetGateway(
                id: try $0.required("internetGatewayId"), vpcID: $0.list("attachmentSet").first?.string("vpcId"),
                tags: $0.tags)
        }
    }

    func createInternetGateway(tags: Tags) async throws -> InternetGateway {
        let answer = try await create("CreateInternetGateway", "internet-gateway", [:], tags: tags)
        return InternetGateway(id: try answer["internetGateway"].required("internetGatewayId"), tags: tags)
    }

    func attachInternetGateway(_ id: String, to vpc: String) async throws {
        try await change("AttachInternetGateway", ["InternetGatewayId": id, "VpcId": vpc])
    }

    func detachInternetGateway(_ id: String, from vpc: String) async throws {
        try await change("DetachInternetGateway", ["InternetGatewayId": id, "VpcId": vpc])
    }

    func deleteInternetGateway(_ id: String) async throws {
        try await change("DeleteInternetGateway", ["InternetGatewayId": id])
    }

    func createTags(_ tags: Tags, on ids: [String]) async throws {
        var fields: Fields = [:]
        fields.list("ResourceId", ids)
        fields.tags("Tag", tags)
        try await change("CreateTags", fields)
    }
}
