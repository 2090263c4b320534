extension PolicyDocument {
    /// What Karpenter's controller does, by its reference (v1, “CloudFormation”), for one cluster, without the parts
    /// that we do not use: the instance profile is ours, so it makes none, and there is no interruption queue, which
    /// the customer's policy would not let us make.
    static func karpenter(
        cluster: String, region: String, account: String, partition: String, nodeRole: String
    ) -> PolicyDocument {
        let ec2 = { (kind: String) in "arn:\(partition):ec2:\(region):*:\(kind)/*" }
        let shared = { (kind: String) in "arn:\(partition):ec2:\(region)::\(kind)/*" }
        let made = ["fleet", "instance", "volume", "network-interface", "launch-template", "spot-instances-request"]
            .map(ec2)
        let ownedTag = "kubernetes.io/cluster/\(cluster)"
        let asked = [
            "StringEquals": [
                "aws:RequestTag/\(ownedTag)": ["owned"], "aws:RequestTag/eks:eks-cluster-name": [cluster],
            ],
            "StringLike": ["aws:RequestTag/karpenter.sh/nodepool": ["*"]],
        ]
        let owned = [
            "StringEquals": ["aws:ResourceTag/\(ownedTag)": ["owned"]],
            "StringLike": ["aws:ResourceTag/karpenter.sh/nodepool": ["*"]],
        ]
        var tagged = asked
        tagged["StringEquals"]?["ec2:CreateAction"] = ["CreateFleet", "CreateLaunchTemplate", "RunInstances"]
        var retag = owned
        retag["ForAllValues:StringEquals"] = [
            "aws:TagKeys": ["eks:eks-cluster-name", "karpenter.sh/nodeclaim", "Name"]
        ]
        return PolicyDocument([
            .allow(
                "StartFrom", "ec2", ["CreateFleet", "RunInstances"],
                on: [
                    shared("image"), shared("snapshot"), ec2("security-group"), ec2("subnet"),
                    ec2("capacity-reservation"),
                ]),
            .allow(
                "StartByTemplate", "ec2", ["CreateFleet", "RunInstances"], on: [ec2("launch-template")], when: owned),
            .allow("Start", "ec2", ["CreateFleet", "CreateLaunchTemplate", "RunInstances"], on: made, when: asked),
            .allow("TagNew", ["ec2:CreateTags"], on: made, when: tagged),
            .allow("Tag", ["ec2:CreateTags"], on: [ec2("instance")], when: retag),
            .allow(
                "Remove", "ec2", ["DeleteLaunchTemplate", "TerminateInstances"],
                on: [ec2("instance"), ec2("launch-template")], when: owned),
            .allow(
                "Look", "ec2",
                [
                    "DescribeCapacityReservations", "DescribeImages", "DescribeInstanceStatus",
                    "DescribeInstanceTypeOfferings", "DescribeInstanceTypes", "DescribeInstances",
                    "DescribeLaunchTemplates", "DescribeSecurityGroups", "DescribeSpotPriceHistory", "DescribeSubnets",
                ], when: ["StringEquals": ["aws:RequestedRegion": [region]]]),
            .allow(
                "LookForImages", ["ssm:GetParameter"], on: ["arn:\(partition):ssm:\(region)::parameter/aws/service/*"]),
            .allow("LookForPrices", ["pricing:GetProducts"]),
            .allow(
                "PassNodeRole", ["iam:PassRole"], on: ["arn:\(partition):iam::\(account):role/\(nodeRole)"],
                when: ["StringEquals": ["iam:PassedToService": ["ec2.amazonaws.com", "ec2.amazonaws.com.cn"]]]),
            .allow(
                "LookAtProfiles", "iam", ["GetInstanceProfile", "ListInstanceProfiles"],
                on: ["arn:\(partition):iam::\(account):instance-profile/*"]),
            .allow(
                "FindEndpoint", ["eks:DescribeCluster"],
                on: ["arn:\(partition):eks:\(region):\(account):cluster/\(cluster)"]),
        ])
    }
}
