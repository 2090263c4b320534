import Cloud

extension AWSClient {
    /// Sends the harmless read that needs exactly this permission. What it asks for does not exist: "not there" is
    /// the answer of somebody who may look.
    func look(_ action: String) async throws {
        let parts = action.split(separator: ":").map(String.init)
        let nobody = "fh-preflight-nobody"
        let arn = "arn:\(partition.rawValue):iam::\(iam.account)"
        switch (parts[0], parts[1]) {
        case ("ec2", "DescribeVpcAttribute"):
            let fields: Fields = ["VpcId": "vpc-00000000000000000", "Attribute": "enableDnsSupport"]
            try await ec2.query.call(parts[1], fields)
        case ("ec2", let name): try await ec2.query.call(name, Self.unpaged.contains(name) ? [:] : ["MaxResults": "5"])
        case ("elasticloadbalancing", let name): try await elb.query.call(name, ["PageSize": "1"])
        case ("iam", "GetInstanceProfile"): try await iam.query.call(parts[1], ["InstanceProfileName": nobody])
        case ("iam", "GetOpenIDConnectProvider"):
            let provider = "\(arn):oidc-provider/oidc.eks.\(region).amazonaws.com/id/\(nobody)"
            try await iam.query.call(parts[1], ["OpenIDConnectProviderArn": provider])
        case ("iam", "GetPolicy"), ("iam", "ListEntitiesForPolicy"), ("iam", "ListPolicyVersions"):
            try await iam.query.call(parts[1], ["PolicyArn": "\(arn):policy/\(nobody)"])
        case ("iam", let name): try await iam.query.call(name, ["RoleName": nobody])
        case ("eks", "DescribeCluster"):
            if try await eks.cluster(named: nobody) == nil { return }
        case ("eks", "DescribeClusterVersions"): _ = try await eks.clusterVersions()
        case ("eks", _): _ = try await eks.clusterNames()
        default: preconditionFailure("\(action) has no probe")
        }
    }

    /// These take no page size; EC2 would refuse it before it looks at the permission.
    private static let unpaged: Set = [
        "DescribeAccountAttributes", "DescribeAddresses", "DescribeAvailabilityZones", "DescribeRegions",
    ]
}
