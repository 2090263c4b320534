extension AutoScaling {
    typealias Operation = @Sendable (inout AutoScaling, Call, EC2) throws -> [XML]

    static let operations: [String: Operation] = [
        "DescribeAutoScalingGroups": { try $0.describeGroups($1, $2) },
        "CreateAutoScalingGroup": { try $0.createGroup($1, $2) },
        "UpdateAutoScalingGroup": { scaling, call, _ in try scaling.updateGroup(call) },
        "DeleteAutoScalingGroup": { scaling, call, _ in try scaling.deleteGroup(call) },
        "DescribeTags": { scaling, call, _ in try scaling.describeTags(call) },
    ]

    func authorizations(for call: Call) throws -> [Authorization] {
        guard Self.operations[call.operation] != nil else { throw Refusal.noOperation(call) }
        guard !call.operation.hasPrefix("Describe") else { return [Authorization(call.action)] }
        let name = call.parameters["AutoScalingGroupName"] ?? "*"
        let asked = Dictionary(
            call.parameters.structures("Tags.member").map { ($0["Key"] ?? "", $0["Value"] ?? "") }
        ) { $1 }
        let held = Authorization.resourceTags(groups[name]?.tags ?? [:], of: .autoscaling)
        return [
            Authorization(call.action, on: arn(name), conditions: Authorization.requestTags(asked).merging(held) { $1 })
        ]
    }

    mutating func answer(_ call: Call, ec2: EC2) throws -> Answer {
        guard let operation = Self.operations[call.operation] else { throw Refusal.noOperation(call) }
        return .xml(try operation(&self, call, ec2))
    }
}
