extension LoadBalancing {
    static let operations: [String: Operation] = [
        "CreateLoadBalancer": { try $0.createLoadBalancer($1, ec2: &$2) },
        "DescribeLoadBalancers": { balancing, call, _ in try balancing.describeLoadBalancers(call) },
        "DescribeLoadBalancerAttributes": { balancing, call, _ in try balancing.describeAttributes(call) },
        "ModifyLoadBalancerAttributes": { balancing, call, _ in try balancing.modifyAttributes(call) },
        "DeleteLoadBalancer": { balancing, call, _ in try balancing.deleteLoadBalancer(call) },
        "CreateTargetGroup": { balancing, call, _ in try balancing.createTargetGroup(call) },
        "DescribeTargetGroups": { balancing, call, _ in try balancing.describeTargetGroups(call) },
        "DeleteTargetGroup": { balancing, call, _ in try balancing.deleteTargetGroup(call) },
        "RegisterTargets": { balancing, call, _ in try balancing.registerTargets(call) },
        "DeregisterTargets": { balancing, call, _ in try balancing.deregisterTargets(call) },
        "DescribeTargetHealth": { balancing, call, _ in try balancing.describeTargetHealth(call) },
        "CreateListener": { balancing, call, _ in try balancing.createListener(call) },
        "DescribeListeners": { balancing, call, _ in try balancing.describeListeners(call) },
        "DeleteListener": { balancing, call, _ in try balancing.deleteListener(call) },
        "DescribeTags": { balancing, call, _ in try balancing.describeTags(call) },
        "AddTags": { balancing, call, _ in try balancing.addTags(call) },
        "RemoveTags": { balancing, call, _ in try balancing.removeTags(call) },
    ]

    static let classicOperations: [String: Operation] = [
        "CreateLoadBalancer": { try $0.createClassic($1, ec2: &$2) },
        "DescribeLoadBalancers": { balancing, call, _ in try balancing.describeClassic(call) },
        "DescribeTags": { balancing, call, _ in try balancing.describeClassicTags(call) },
        "DeleteLoadBalancer": { balancing, call, _ in try balancing.deleteClassic(call) },
    ]

    /// Which permissions a call needs: on what it names, and to tag what it makes.
    func authorizations(for call: Call) throws -> [Authorization] {
        _ = try Self.operation(call)
        let tags = tags(of: call.parameters)
        var conditions = Authorization.requestTags(tags)
        guard !call.operation.hasPrefix("Describe") else { return [Authorization(call.action)] }
        let arns = subjects(of: call)
        let needed = arns.map { arn in
            let held = Authorization.resourceTags(self.tags(of: arn) ?? [:], of: .elasticloadbalancing)
            return Authorization(call.action, on: arn, conditions: conditions.merging(held) { $1 })
        }
        guard call.operation.hasPrefix("Create"), !tags.isEmpty else { return needed }
        conditions["elasticloadbalancing:CreateAction"] = [call.operation]
        return needed + arns.map { Authorization("elasticloadbalancing:AddTags", on: $0, conditions: conditions) }
    }

    private func subjects(of call: Call) -> [String] {
        let parameters = call.parameters
        let name = parameters["Name"] ?? ""
        switch call.operation {
        case "CreateLoadBalancer", "DeleteLoadBalancer":
            if let name = parameters["LoadBalancerName"] { return [arn("loadbalancer/\(name)")] }
            if let arn = parameters["LoadBalancerArn"] { return [arn] }
            return [arn("loadbalancer/\(parameters["Type"] == "network" ? "net" : "app")/\(name)/*")]
        case "CreateTargetGroup": return [arn("targetgroup/\(name)/*")]
        case "AddTags", "RemoveTags": return parameters.strings("ResourceArns.member")
        default:
            let named = ["LoadBalancerArn", "TargetGroupArn", "ListenerArn"].compactMap { parameters[$0] }
            return named.isEmpty ? ["*"] : [named[0]]
        }
    }

    func tags(of parameters: Parameters) -> [String: String] {
        Dictionary(parameters.structures("Tags.member").map { ($0["Key"] ?? "", $0["Value"] ?? "") }) { $1 }
    }

    func tags(of arn: String) -> [String: String]? {
        balancers[arn]?.tags ?? targetGroups[arn]?.tags ?? listeners[arn]?.tags
    }
}
