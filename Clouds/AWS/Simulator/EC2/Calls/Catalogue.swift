/// What AWS offers, the same for every account but for its limits.
extension EC2 {
    func describeRegions(_ call: Parameters) throws -> [XML] {
        let names = call.strings("RegionName")
        if let missing = names.first(where: { Region.named($0) == nil }) {
            throw Refusal.ec2("InvalidParameterValue", "Invalid region provided: \(missing)")
        }
        let isComplete = try call.flag("AllRegions") ?? false
        let filters = try call.structures("Filter").map(Filter.init)
        let regions = Region.all.filter { names.isEmpty ? isComplete || !$0.isOptional : names.contains($0.name) }
        let shown = try regions.filter { region in
            try filters.allSatisfy { filter in
                switch filter.name {
                case "region-name": filter.accepts(region.name)
                case "endpoint": filter.accepts("ec2.\(region.name).amazonaws.com")
                case "opt-in-status": filter.accepts(region.optInStatus)
                default: throw Refusal.noFilter(filter.name)
                }
            }
        }
        return [XML("regionInfo", shown.map { XML("item", xml($0)) })]
    }

    func describeAvailabilityZones(_ call: Parameters) throws -> [XML] {
        let names = call.strings("ZoneName") + call.strings("ZoneId")
        let known = region.zones.flatMap { [$0.name, $0.id] }
        if let missing = names.first(where: { !known.contains($0) }) {
            throw Refusal.ec2("InvalidParameterValue", "Invalid availability zone: [\(missing)]")
        }
        let filters = try call.structures("Filter").map(Filter.init)
        let zones = region.zones.filter { names.isEmpty || names.contains($0.name) || names.contains($0.id) }
        let shown = try zones.filter { zone in try filters.allSatisfy { try accepts(zone, $0) } }
        return [XML("availabilityZoneInfo", shown.map { XML("item", xml($0)) })]
    }

    private func accepts(_ zone: Region.Zone, _ filter: Filter) throws -> Bool {
        switch filter.name {
        case "zone-name": filter.accepts(zone.name)
        case "zone-id": filter.accepts(zone.id)
        case "zone-type": filter.accepts("availability-zone")
        case "state": filter.accepts("available")
        case "region-name", "group-name": filter.accepts(region.name)
        case "opt-in-status": filter.accepts("opt-in-not-required")
        default: throw Refusal.noFilter(filter.name)
        }
    }

    func describeInstanceTypeOfferings(_ call: Parameters) throws -> [XML] {
        let location = call["LocationType"] ?? "region"
        let filters = try call.structures("Filter").map(Filter.init)
        let offers = InstanceType.all.flatMap { size in
            let zones = region.zones.filter { size.isOffered(in: $0, of: region) }
            switch location {
            case "availability-zone": return zones.map { (size, $0.name) }
            case "availability-zone-id": return zones.map { (size, $0.id) }
            default: return zones.isEmpty ? [] : [(size, region.name)]
            }
        }
        let shown = try offers.filter { size, place in
            try filters.allSatisfy { filter in
                switch filter.name {
                case "instance-type": filter.accepts(size.name)
                case "location": filter.accepts(place)
                default: throw Refusal.noFilter(filter.name)
                }
            }
        }
        let page = try Page(shown, call)
        let items = page.items.map { size, place in
            XML(
                "item",
                [XML("instanceType", size.name), XML("locationType", location), XML("location", place)])
        }
        return [XML("instanceTypeOfferingSet", items)] + page.rest
    }

    func describeInstanceTypes(_ call: Parameters) throws -> [XML] {
        let names = call.strings("InstanceType")
        let offered = InstanceType.all.filter { size in region.zones.contains { size.isOffered(in: $0, of: region) } }
        let missing = names.filter { name in !offered.contains { $0.name == name } }
        guard missing.isEmpty else {
            throw Refusal.ec2(
                "InvalidInstanceType",
                "The following supplied instance types do not exist: [\(missing.joined(separator: ", "))]")
        }
        let filters = try call.structures("Filter").map(Filter.init)
        let shown = try offered.filter { size in
            try (names.isEmpty || names.contains(size.name)) && filters.allSatisfy { try accepts(size, $0) }
        }
        let page = try Page(shown, call, largest: 100)
        return [XML("instanceTypeSet", page.items.map { XML("item", xml($0)) })] + page.rest
    }

    private func accepts(_ size: InstanceType, _ filter: Filter) throws -> Bool {
        switch filter.name {
        case "instance-type": filter.accepts(size.name)
        case "processor-info.supported-architecture": filter.accepts(size.architecture.rawValue)
        case "vcpu-info.default-vcpus": filter.accepts("\(size.vCPUs)")
        case "memory-info.size-in-mib": filter.accepts("\(size.memoryMiB)")
        case "current-generation", "ebs-info.encryption-support": true
        case "bare-metal": filter.accepts("false")
        case "burstable-performance-supported": filter.accepts("\(size.isBurstable)")
        default: throw Refusal.noFilter(filter.name)
        }
    }

    func describeAccountAttributes(_ call: Parameters) throws -> [XML] {
        let names = call.strings("AttributeName")
        let vpc = vpcs.all.first(where: \.isDefault)?.id ?? "none"
        let all = [
            ("supported-platforms", "VPC"), ("default-vpc", vpc), ("max-instances", "20"),
            ("vpc-max-security-groups-per-interface", "5"), ("max-elastic-ips", "5"),
            ("vpc-max-elastic-ips", "\(quotas.addresses)"),
        ]
        let shown = all.filter { names.isEmpty || names.contains($0.0) }
        let items = shown.map { name, value in
            let values = XML("attributeValueSet", [XML("item", [XML("attributeValue", value)])])
            return XML("item", [XML("attributeName", name), values])
        }
        return [XML("accountAttributeSet", items)]
    }
}
