import Foundation

extension LoadBalancing {
    mutating func createLoadBalancer(_ call: Call, ec2: inout EC2) throws -> [XML] {
        let parameters = call.parameters
        let name = try parameters.needed("Name")
        guard name.count <= 32, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" }) else {
            throw Refusal.invalid(
                "Load balancer name '\(name)' can only contain characters that are alphanumeric characters and "
                    + "hyphens(-) and cannot be longer than '32' characters"
            )
        }
        guard let kind = LoadBalancer.Kind(rawValue: parameters["Type"] ?? "application"), kind != .classic else {
            throw Refusal.invalid("Load balancer type '\(parameters["Type"] ?? "")' is not supported")
        }
        let mapped = parameters.structures("SubnetMappings.member").compactMap { $0["SubnetId"] }
        let subnetIDs = parameters.strings("Subnets.member") + mapped
        guard subnetIDs.count >= (kind == .application ? 2 : 1) else {
            throw Refusal.invalid("At least two subnets in two different Availability Zones must be specified")
        }
        let isInternal = parameters["Scheme"] == "internal"
        let groups = parameters.strings("SecurityGroups.member")
        if let known = balancers.all.first(where: { $0.kind != .classic && $0.name == name }) {
            // Asking again for the same is answered with what is there.
            guard known.kind == kind, known.isInternal == isInternal, Set(known.subnetIDs) == Set(subnetIDs),
                known.tags == tags(of: parameters)
            else {
                throw Refusal(
                    400, "DuplicateLoadBalancerName",
                    "A load balancer with the same name '\(name)' exists, but with different settings")
            }
            return [XML("LoadBalancers", [XML("member", xml(known, at: call.now))])]
        }
        let balancer = make(
            kind, named: name, isInternal: isInternal, in: subnetIDs, groups: groups, tags: try IAM.tags(parameters),
            at: call.now, ec2: &ec2)
        guard let balancer else {
            throw Refusal(400, "SubnetNotFound", "The subnet ID '\(subnetIDs.joined(separator: ", "))' is not valid")
        }
        return [XML("LoadBalancers", [XML("member", xml(balancer, at: call.now))])]
    }

    private func xml(_ balancer: LoadBalancer, at now: Date) -> [XML] {
        let zones = zip(balancer.zones, balancer.subnetIDs).map {
            XML("member", [XML("ZoneName", $0), XML("SubnetId", $1), XML("LoadBalancerAddresses", [])])
        }
        return [
            XML("LoadBalancerArn", balancer.arn), XML("DNSName", balancer.host),
            XML("CanonicalHostedZoneId", "Z215JYRZR1TBD5"), XML("CreatedTime", Moment(balancer.madeAt).text),
            XML("LoadBalancerName", balancer.name),
            XML("Scheme", balancer.isInternal ? "internal" : "internet-facing"), XML("VpcId", balancer.vpcID),
            XML("State", [XML("Code", balancer.activeFrom <= now ? "active" : "provisioning")]),
            XML("Type", balancer.kind.rawValue), XML("AvailabilityZones", zones),
            XML("SecurityGroups", balancer.groups.map { XML("member", $0) }), XML("IpAddressType", "ipv4"),
        ]
    }

    func describeLoadBalancers(_ call: Call) throws -> [XML] {
        let arns = call.parameters.strings("LoadBalancerArns.member")
        let names = call.parameters.strings("Names.member")
        let all = balancers.shown(at: call.now).filter { $0.kind != .classic }
        let missing =
            arns.filter { arn in !all.contains { $0.arn == arn } }
            + names.filter { name in !all.contains { $0.name == name } }
        guard missing.isEmpty else { throw Self.noBalancer(missing) }
        let isEverything = arns.isEmpty && names.isEmpty
        let found = all.filter { isEverything || arns.contains($0.arn) || names.contains($0.name) }
        return try Self.page(found, call, as: "LoadBalancers") { xml($0, at: call.now) }
    }

    func balancer(_ call: Call) throws -> LoadBalancer {
        let arn = try call.parameters.needed("LoadBalancerArn")
        guard let balancer = balancers.found(arn, at: call.now), balancer.kind != .classic else {
            throw Self.noBalancer([arn])
        }
        return balancer
    }

    func describeAttributes(_ call: Call) throws -> [XML] { attributes(of: try balancer(call)) }

    private func attributes(of balancer: LoadBalancer) -> [XML] {
        let values = [
            ("deletion_protection.enabled", "\(balancer.isProtected)"), ("access_logs.s3.enabled", "false"),
            ("load_balancing.cross_zone.enabled", "\(balancer.kind == .application)"),
        ]
        return [XML("Attributes", values.map { XML("member", [XML("Key", $0), XML("Value", $1)]) })]
    }

    mutating func modifyAttributes(_ call: Call) throws -> [XML] {
        var balancer = try balancer(call)
        for attribute in call.parameters.structures("Attributes.member")
        where attribute["Key"] == "deletion_protection.enabled" {
            balancer.isProtected = attribute["Value"] == "true"
        }
        balancers[balancer.arn] = balancer
        return attributes(of: balancer)
    }

    mutating func deleteLoadBalancer(_ call: Call) throws -> [XML] {
        // It says nothing of one that is gone already (ELB API Reference, DeleteLoadBalancer).
        guard let balancer = balancers[try call.parameters.needed("LoadBalancerArn")] else { return [] }
        guard !balancer.isProtected else {
            throw Refusal(
                400, "OperationNotPermitted",
                "Load balancer '\(balancer.arn)' cannot be deleted because deletion protection is enabled")
        }
        remove(balancer, at: call.now)
        return []
    }
}
