extension EC2 {
    struct Zone: Codable, Sendable, Hashable {
        /// Such as `eu-central-1a`; what it stands for differs from account to account.
        let name: String
        /// Such as `euc1-az2`; the same for everybody.
        let id: String
        let state: String
    }

    func availabilityZones() async throws -> [Zone] {
        try await listed(
            "DescribeAvailabilityZones", "availabilityZoneInfo", where: ["zone-type": ["availability-zone"]]
        ) {
            Zone(name: try $0.required("zoneName"), id: $0.string("zoneId") ?? "", state: $0.string("zoneState") ?? "")
        }
    }

    /// The names of the zones where this type of instance is offered.
    func zonesOffering(_ type: String) async throws -> [String] {
        var fields: Fields = ["LocationType": "availability-zone"]
        fields.filters(["instance-type": [type]])
        return try await query.pages(
            "DescribeInstanceTypeOfferings", fields, next: ("nextToken", "NextToken"), list: "instanceTypeOfferingSet"
        ).compactMap { $0.string("location") }
    }

    /// How many addresses the account may have in the region; 5, which AWS gives first, where it does not say.
    func addressLimit() async throws -> Int {
        let attributes = try await query.call(
            "DescribeAccountAttributes", ["AttributeName.1": "vpc-max-elastic-ips"]
        ).list("accountAttributeSet")
        let value = attributes.first?.list("attributeValueSet").first?.string("attributeValue")
        return value.flatMap { Int($0) } ?? 5
    }

    func addressCount() async throws -> Int { try await count("DescribeAddresses", "addressesSet") }
    func vpcCount() async throws -> Int { try await count("DescribeVpcs", "vpcSet") }
    func internetGatewayCount() async throws -> Int {
        try await count("DescribeInternetGateways", "internetGatewaySet")
    }

    private func count(_ action: String, _ list: String) async throws -> Int {
        try await query.pages(action, next: ("nextToken", "NextToken"), list: list).count
    }
}
