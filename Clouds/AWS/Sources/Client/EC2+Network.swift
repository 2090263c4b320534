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
        let mapsPublicAddresses: Bool
        let tags: Tags
    }

    struct InternetGateway: Codable, Sendable, Hashable, Tagged {
        let id: String
        /// Nil while it is not attached.
        let vpcID: String?
        let tags: Tags
    }

    func vpcs(ownedBy owner: String) async throws -> [Vpc] {
        try await owned("DescribeVpcs", "vpcSet", by: owner) {
            Vpc(
                id: try $0.required("vpcId"), range: $0.string("cidrBlock") ?? "", state: $0.string("state") ?? "",
                tags: $0.tags)
        }
    }

    func createVpc(_ range: NetworkRange, tags: Tags) async throws {
        try await create("CreateVpc", "vpc", ["CidrBlock": range.description], tags: tags)
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
        try await owned("DescribeSubnets", "subnetSet", by: owner) {
            Subnet(
                id: try $0.required("subnetId"), vpcID: $0.string("vpcId") ?? "",
                zone: $0.string("availabilityZone") ?? "", range: $0.string("cidrBlock") ?? "",
                state: $0.string("state") ?? "", mapsPublicAddresses: $0.string("mapPublicIpOnLaunch") == "true",
                tags: $0.tags)
        }
    }

    func createSubnet(_ range: NetworkRange, in vpc: String, zone: String, tags: Tags) async throws {
        let fields: Fields = ["VpcId": vpc, "AvailabilityZone": zone, "CidrBlock": range.description]
        try await create("CreateSubnet", "subnet", fields, tags: tags)
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

    func createInternetGateway(tags: Tags) async throws {
        try await create("CreateInternetGateway", "internet-gateway", [:], tags: tags)
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
