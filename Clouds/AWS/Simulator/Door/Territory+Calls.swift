/// Hands a call to the service that it is for.
extension Territory {
    func authorizations(for call: Call, iam: IAM) throws -> [Authorization] {
        switch call.service {
        case .eks: try eks.authorizations(for: call, iam: iam)
        case .elasticloadbalancing: try balancing.authorizations(for: call)
        case .autoscaling: try scaling.authorizations(for: call)
        default: try ec2.authorizations(for: call)
        }
    }

    mutating func answer(_ call: Call, iam: inout IAM) throws -> Answer {
        switch call.service {
        case .eks: try eks.answer(call, ec2: &ec2, scaling: &scaling, iam: &iam)
        case .elasticloadbalancing: try balancing.answer(call, ec2: &ec2)
        case .autoscaling: try scaling.answer(call, ec2: ec2)
        default: try ec2.answer(call)
        }
    }
}
