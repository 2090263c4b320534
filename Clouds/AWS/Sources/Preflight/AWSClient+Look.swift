import Cloud

extension AWSClient {
    /// Sends the harmless read that needs exactly this permission. What it asks for does not exist: "not there" is
    /// the answer of somebody who may look.
    func look(_ action: String) async throws {
        let parts = action.split(separator: ":").map(String.init)
        let nobody = "fh-preflight-nobody"
        let arn = "arn:\(partition.rawValue):iam::\(iam.account)"
        switch (parts[0], parts[1]) {
        case ("ec2", "DescribeVpcAttribute"): _ = try await ec2.dnsAttributes(of: "vpc-00000000000000000")
        case ("ec2", let name):
            try await ec2.query.call(name, Self.unpaged.contains(name) ? [:] : ["MaxResults": "5"])
        case ("elasticloadbalancing", "DescribeTags"):
            let balancer = "loadbalancer/net/\(nobody)/0000000000000000"
            let balancerARN = "arn:\(partition.rawValue):elasticloadbalancing:\(region):\(iam.account):\(balancer)"
            try await elb.query.call("DescribeTags", ["ResourceArns.member.1": balancerARN])
        case ("elasticloadbalancing", let name): try await elb.query.call(name, ["PageSize": "1"])
        case ("iam", "GetInstanceProfile"): try await iam.query.call(parts[1], ["InstanceProfileName": nobody])
        case ("iam", "GetOpenIDConnectProvider"):
            let provider = "\(arn):oidc-provider/oidc.eks.\(region).amazonaws.com/id/\(nobody)"
            try await iam.query.call(parts[1], ["OpenIDConnectProviderArn": provider])
        case ("iam", "GetPolicy"), ("iam", "ListEntitiesForPolicy"), ("iam", "ListPolicyVersions"):
            try await iam.query.call(parts[1], ["PolicyArn": "\(arn):policy/\(nobody)"])
        case ("iam", "GetPolicyVersion"): _ = try await iam.policyText("\(arn):policy/\(nobody)", version: "v1")
        case ("iam", let name): try await iam.query.call(name, ["RoleName": nobody])
        case ("eks", let name): try await look(atEKS: name, nobody: nobody, principal: "\(arn):role/\(nobody)")
        default: preconditionFailure("\(action) has no probe")
        }
    }

    /// These take no page size; EC2 would refuse it before it looks at the permission.
    private static let unpaged: Set = [
        "DescribeAccountAttributes", "DescribeAddresses", "DescribeAvailabilityZones", "DescribeRegions",
    ]

    private func look(atEKS name: String, nobody: String, principal: String) async throws {
        switch name {
        case "DescribeAccessEntry": _ = try await eks.accessEntry(of: principal, to: nobody)
        case "DescribeAddon": _ = try await eks.addon("vpc-cni", of: nobody)
        case "DescribeCluster": _ = try await eks.cluster(named: nobody)
        case "DescribeClusterVersions": _ = try await eks.clusterVersions()
        case "DescribeNodegroup": _ = try await eks.nodeGroup("nodes", of: nobody)
        case "ListAccessEntries": _ = try await eks.principals(of: nobody)
        case "ListAssociatedAccessPolicies": _ = try await eks.accessPolicies(of: principal, to: nobody)
        case "ListPodIdentityAssociations": _ = try await eks.podIdentityAssociations(of: nobody)
        default: _ = try await eks.clusterNames()
        }
    }
}
