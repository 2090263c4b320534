/// Hands a call to the service that it is for.
extension Territory {
    func authorizations(for call: Call, iam: IAM) throws -> [Authorization] {
        let ownRole = Self.serviceWithRole(call).map { iam.authorizations(toEnsureServiceLinkedRoleFor: $0) } ?? []
        return switch call.service {
        case .eks: try eks.authorizations(for: call, iam: iam)
        case .elasticloadbalancing: try balancing.authorizations(for: call) + ownRole
        case .autoscaling: try scaling.authorizations(for: call) + ownRole
        default: try ec2.authorizations(for: call)
        }
    }

    mutating func answer(_ call: Call, iam: inout IAM) throws -> Answer {
        let answer = try carryOut(call, iam: &iam)
        if let service = Self.serviceWithRole(call) { iam.ensureServiceLinkedRole(for: service, at: call.now) }
        return answer
    }

    private mutating func carryOut(_ call: Call, iam: inout IAM) throws -> Answer {
        switch call.service {
        case .eks: try eks.answer(call, ec2: &ec2, scaling: &scaling, iam: &iam)
        case .elasticloadbalancing: try balancing.answer(call, ec2: &ec2)
        case .autoscaling: try scaling.answer(call, ec2: ec2)
        default: try ec2.answer(call)
        }
    }

    /// The service that makes a role for itself when it is first used this way. EKS sees to its own.
    private static func serviceWithRole(_ call: Call) -> String? {
        switch call.operation {
        case "CreateLoadBalancer": "elasticloadbalancing.amazonaws.com"
        case "CreateAutoScalingGroup": "autoscaling.amazonaws.com"
        default: nil
        }
    }
}
