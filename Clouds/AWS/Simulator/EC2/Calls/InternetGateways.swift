extension EC2 {
    mutating func createInternetGateway(_ call: Parameters) throws -> [XML] {
        let tags = try tagsOnCreate(call, of: InternetGateway.type)
        guard gateways.all.count < quotas.internetGateways else {
            throw Refusal.ec2(
                "InternetGatewayLimitExceeded", "The maximum number of internet gateways has been reached.")
        }
        let gateway = InternetGateway(id: newID(InternetGateway.prefix), vpcID: nil, tags: tags)
        gateways.add(gateway, shownFrom: shownFrom)
        return [XML("internetGateway", xml(gateway))]
    }

    mutating func describeInternetGateways(_ call: Parameters) throws -> [XML] {
        try list(\.gateways, ids: "InternetGatewayId", as: "internetGatewaySet", call) { $0.xml($1) }
    }

    mutating func attachInternetGateway(_ call: Parameters) throws -> [XML] {
        let gateway = try find(\.gateways, call, "InternetGatewayId")
        let vpc = try find(\.vpcs, call, "VpcId")
        if let held = gateway.vpcID {
            throw Refusal.ec2(
                "Resource.AlreadyAssociated", "resource \(gateway.id) is already attached to network \(held)")
        }
        guard attachedGateway(of: vpc.id) == nil else {
            throw Refusal.ec2(
                "InvalidParameterValue", "Network \(vpc.id) already has an internet gateway attached")
        }
        gateways[gateway.id]?.vpcID = vpc.id
        return [XML("return", "true")]
    }

    mutating func detachInternetGateway(_ call: Parameters) throws -> [XML] {
        let gateway = try find(\.gateways, call, "InternetGatewayId")
        let vpc = try find(\.vpcs, call, "VpcId")
        guard gateway.vpcID == vpc.id else {
            throw Refusal.ec2(
                "Gateway.NotAttached", "resource \(gateway.id) is not attached to network \(vpc.id)")
        }
        guard !hasPublicAddresses(vpc) else {
            throw Refusal.ec2(
                "DependencyViolation",
                "Network \(vpc.id) has some mapped public address(es). Please unmap those public address(es) before "
                    + "detaching the gateway.")
        }
        gateways[gateway.id]?.vpcID = nil
        return [XML("return", "true")]
    }

    private func hasPublicAddresses(_ vpc: VPC) -> Bool {
        interfaces.all.contains { $0.vpcID == vpc.id && publicAddress(of: $0) != nil }
    }

    mutating func deleteInternetGateway(_ call: Parameters) throws -> [XML] {
        let gateway = try find(\.gateways, call, "InternetGatewayId")
        guard gateway.vpcID == nil else {
            throw Refusal.ec2(
                "DependencyViolation",
                "The internetGateway '\(gateway.id)' has dependencies and cannot be deleted.")
        }
        gateways.remove(gateway.id, shownUntil: shownFrom)
        return [XML("return", "true")]
    }
}
