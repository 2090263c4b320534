extension EC2 {
    mutating func createVPC(_ call: Parameters) throws -> [XML] {
        let tags = try tagsOnCreate(call, of: VPC.type)
        let text = try call.required("CidrBlock", as: "cidrBlock")
        guard let range = AddressRange(text) else { throw Refusal.notARange(text, parameter: "cidrBlock") }
        guard (16...28).contains(range.length) else {
            throw Refusal.ec2("InvalidVpc.Range", "The CIDR '\(range)' is invalid.")
        }
        guard vpcs.all.count < quotas.vpcs else {
            throw Refusal.ec2("VpcLimitExceeded", "The maximum number of VPCs has been reached.")
        }
        let vpc = VPC(
            id: newID(VPC.prefix), range: range, isDefault: false, tenancy: call["InstanceTenancy"] ?? "default",
            hasDNSHostnames: false, tags: tags)
        vpcs.add(vpc, shownFrom: shownFrom)
        makeMainRouteTable(of: vpc)
        makeDefaultSecurityGroup(of: vpc)
        return [XML("vpc", xml(vpc, state: "pending"))]
    }

    mutating func describeVPCs(_ call: Parameters) throws -> [XML] {
        try list(\.vpcs, ids: "VpcId", as: "vpcSet", call) { $0.xml($1) }
    }

    mutating func modifyVPCAttribute(_ call: Parameters) throws -> [XML] {
        var vpc = try find(\.vpcs, call, "VpcId")
        let support = try call.flag("EnableDnsSupport.Value")
        let hostnames = try call.flag("EnableDnsHostnames.Value")
        let usage = try call.flag("EnableNetworkAddressUsageMetrics.Value")
        let count = [support, hostnames, usage].count { $0 != nil }
        guard count > 0 else { throw Refusal.missing("attribute") }
        guard count == 1 else {
            throw Refusal.ec2("InvalidParameterCombination", "Fields for multiple attribute types specified")
        }
        if let support {
            vpc.hasDNSSupport = support
            // Names need resolution: AWS switches both off together.
            if !support { vpc.hasDNSHostnames = false }
        }
        if let hostnames {
            guard vpc.hasDNSSupport || !hostnames else {
                throw Refusal.ec2(
                    "InvalidParameterCombination", "DNS hostnames cannot be enabled when DNS support is disabled")
            }
            vpc.hasDNSHostnames = hostnames
        }
        vpcs[vpc.id] = vpc
        return [XML("return", "true")]
    }

    func describeVPCAttribute(_ call: Parameters) throws -> [XML] {
        let vpc = try find(\.vpcs, call, "VpcId")
        let attribute = try call.required("Attribute")
        let value: Bool
        switch attribute {
        case "enableDnsSupport": value = vpc.hasDNSSupport
        case "enableDnsHostnames": value = vpc.hasDNSHostnames
        case "enableNetworkAddressUsageMetrics": value = false
        default: throw Refusal.value(attribute, parameter: "attribute")
        }
        return [XML("vpcId", vpc.id), XML(attribute, [XML("value", "\(value)")])]
    }

    mutating func deleteVPC(_ call: Parameters) throws -> [XML] {
        let vpc = try find(\.vpcs, call, "VpcId")
        guard !isOccupied(vpc) else {
            throw Refusal.ec2(
                "DependencyViolation", "The vpc '\(vpc.id)' has dependencies and cannot be deleted.")
        }
        for table in routeTables.all where table.vpcID == vpc.id { routeTables.remove(table.id) }
        for group in securityGroups.all where group.vpcID == vpc.id { securityGroups.remove(group.id) }
        vpcs.remove(vpc.id, shownUntil: shownFrom)
        return [XML("return", "true")]
    }

    /// Whether anything but what came with it is in the VPC.
    private func isOccupied(_ vpc: VPC) -> Bool {
        subnets.all.contains { $0.vpcID == vpc.id }
            || gateways.all.contains { $0.vpcID == vpc.id }
            || routeTables.all.contains { $0.vpcID == vpc.id && !$0.isMain }
            || securityGroups.all.contains { $0.vpcID == vpc.id && !$0.isDefault }
            || natGateways.all.contains { $0.vpcID == vpc.id && $0.isStanding }
            || interfaces.all.contains { $0.vpcID == vpc.id }
            || instances.all.contains { $0.vpcID == vpc.id && $0.isStanding }
            || endpoints.all.contains { $0.vpcID == vpc.id }
    }
}
