import Domain

extension LoadBalancing {
    mutating func createTargetGroup(_ call: Call) throws -> [XML] {
        let parameters = call.parameters
        let name = try parameters.needed("Name")
        guard !targetGroups.all.contains(where: { $0.name == name }) else {
            throw Refusal(
                400, "DuplicateTargetGroupName",
                "A target group with the same name '\(name)' exists, but with different settings")
        }
        let group = TargetGroup(
            name: name, arn: arn("targetgroup/\(name)/\(newID())"), transport: parameters["Protocol"] ?? "HTTP",
            port: try parameters.number("Port") ?? 80, vpcID: parameters["VpcId"] ?? "",
            targetType: parameters["TargetType"] ?? "instance", tags: try IAM.tags(parameters))
        targetGroups.add(group, named: group.arn, shownFrom: call.now + lag)
        return [XML("TargetGroups", [XML("member", xml(group))])]
    }

    private func xml(_ group: TargetGroup) -> [XML] {
        [
            XML("TargetGroupArn", group.arn), XML("TargetGroupName", group.name), XML("Protocol", group.transport),
            XML("Port", "\(group.port)"), XML("VpcId", group.vpcID), XML("HealthCheckEnabled", "true"),
            XML("HealthCheckIntervalSeconds", "30"), XML("HealthCheckTimeoutSeconds", "5"),
            XML("HealthyThresholdCount", "5"), XML("UnhealthyThresholdCount", "2"),
            XML("LoadBalancerArns", balancers(using: group.arn).map { XML("member", $0) }),
            XML("TargetType", group.targetType), XML("IpAddressType", "ipv4"),
        ]
    }

    private func balancers(using arn: String) -> [String] {
        Set(listeners.all.filter { $0.targetGroupARN == arn }.map(\.balancerARN)).sorted()
    }

    func describeTargetGroups(_ call: Call) throws -> [XML] {
        let arns = call.parameters.strings("TargetGroupArns.member")
        let names = call.parameters.strings("Names.member")
        var found = targetGroups.shown(at: call.now)
        guard arns.allSatisfy({ arn in found.contains { $0.arn == arn } }),
            names.allSatisfy({ name in found.contains { $0.name == name } })
        else { throw Self.noTargetGroup() }
        if !arns.isEmpty || !names.isEmpty {
            found = found.filter { arns.contains($0.arn) || names.contains($0.name) }
        }
        if let balancer = call.parameters["LoadBalancerArn"] {
            guard balancers.found(balancer, at: call.now) != nil else { throw Self.noBalancer([balancer]) }
            found = found.filter { balancers(using: $0.arn).contains(balancer) }
        }
        return try Self.page(found, call, as: "TargetGroups") { xml($0) }
    }

    private func targetGroup(_ call: Call) throws -> TargetGroup {
        guard let group = targetGroups.found(try call.parameters.needed("TargetGroupArn"), at: call.now) else {
            throw Self.noTargetGroup()
        }
        return group
    }

    mutating func deleteTargetGroup(_ call: Call) throws -> [XML] {
        guard let group = targetGroups[try call.parameters.needed("TargetGroupArn")] else { return [] }
        guard balancers(using: group.arn).isEmpty else {
            throw Refusal(
                400, "ResourceInUse", "Target group '\(group.arn)' is currently in use by a listener or a rule")
        }
        targetGroups.remove(group.arn, shownUntil: call.now + lag)
        return []
    }

    mutating func registerTargets(_ call: Call) throws -> [XML] {
        let group = try targetGroup(call)
        let ids = call.parameters.structures("Targets.member").compactMap { $0["Id"] }
        targetGroups[group.arn]?.targets += ids.filter { !group.targets.contains($0) }
        return []
    }

    mutating func deregisterTargets(_ call: Call) throws -> [XML] {
        let group = try targetGroup(call)
        let ids = call.parameters.structures("Targets.member").compactMap { $0["Id"] }
        targetGroups[group.arn]?.targets.removeAll(where: ids.contains)
        return []
    }

    func describeTargetHealth(_ call: Call) throws -> [XML] {
        let group = try targetGroup(call)
        let isUsed = !balancers(using: group.arn).isEmpty
        let rows = group.targets.map { id in
            XML(
                "member",
                [
                    XML("Target", [XML("Id", id), XML("Port", "\(group.port)")]),
                    XML("HealthCheckPort", "\(group.port)"),
                    XML("TargetHealth", [XML("State", isUsed ? "healthy" : "unused")]),
                ])
        }
        return [XML("TargetHealthDescriptions", rows)]
    }
}
