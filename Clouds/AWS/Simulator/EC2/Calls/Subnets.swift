extension EC2 {
    mutating func createSubnet(_ call: Parameters) throws -> [XML] {
        let tags = try tagsOnCreate(call, of: Subnet.type)
        let vpc = try find(\.vpcs, call, "VpcId")
        let text = try call.required("CidrBlock", as: "cidrBlock")
        guard let range = AddressRange(text) else { throw Refusal.notARange(text, parameter: "cidrBlock") }
        guard (16...28).contains(range.length), vpc.range.contains(range) else {
            throw Refusal.ec2("InvalidSubnet.Range", "The CIDR '\(range)' is invalid.")
        }
        let zone = try zone(call)
        let siblings = subnets.all.filter { $0.vpcID == vpc.id }
        guard !siblings.contains(where: { $0.range.overlaps(range) }) else {
            throw Refusal.ec2("InvalidSubnet.Conflict", "The CIDR '\(range)' conflicts with another subnet")
        }
        guard siblings.count < quotas.subnetsPerVPC else {
            throw Refusal.ec2("SubnetLimitExceeded", "The maximum number of subnets has been reached.")
        }
        let subnet = Subnet(
            id: newID(Subnet.prefix), vpcID: vpc.id, range: range, zone: zone, isDefault: false,
            mapsPublicAddresses: false, tags: tags)
        subnets.add(subnet, shownFrom: shownFrom)
        return [XML("subnet", xml(subnet))]
    }

    private func zone(_ call: Parameters) throws -> Region.Zone {
        let name = call["AvailabilityZone"] ?? call["AvailabilityZoneId"]
        guard let name else { return region.zones[0] }
        guard let zone = region.zones.first(where: { $0.name == name || $0.id == name }) else {
            let choices = region.zones.map(\.name).joined(separator: ", ")
            throw Refusal.ec2(
                "InvalidParameterValue",
                "Value (\(name)) for parameter availabilityZone is invalid. Subnets can currently only be created in "
                    + "the following availability zones: \(choices).")
        }
        return zone
    }

    mutating func describeSubnets(_ call: Parameters) throws -> [XML] {
        try list(\.subnets, ids: "SubnetId", as: "subnetSet", call) { $0.xml($1) }
    }

    mutating func modifySubnetAttribute(_ call: Parameters) throws -> [XML] {
        let subnet = try find(\.subnets, call, "SubnetId")
        let attributes = call.names.filter { $0.hasSuffix(".Value") }
        guard attributes.count <= 1 else {
            throw Refusal.ec2("InvalidParameterCombination", "Fields for multiple attribute types specified")
        }
        guard let maps = try call.flag("MapPublicIpOnLaunch.Value") else { throw Refusal.missing("attribute") }
        subnets[subnet.id]?.mapsPublicAddresses = maps
        return [XML("return", "true")]
    }

    mutating func deleteSubnet(_ call: Parameters) throws -> [XML] {
        let subnet = try find(\.subnets, call, "SubnetId")
        let isOccupied =
            interfaces.all.contains { $0.subnetID == subnet.id }
            || natGateways.all.contains { $0.subnetID == subnet.id && $0.isStanding }
            || instances.all.contains { $0.subnetID == subnet.id && $0.isStanding }
        guard !isOccupied else {
            throw Refusal.ec2(
                "DependencyViolation", "The subnet '\(subnet.id)' has dependencies and cannot be deleted.")
        }
        // A subnet takes its association with a route table along.
        for table in routeTables.all {
            routeTables[table.id]?.associations.removeAll { $0.subnetID == subnet.id }
        }
        subnets.remove(subnet.id, shownUntil: shownFrom)
        return [XML("return", "true")]
    }
}
