extension PolicyDocument {
    /// What the AWS Load Balancer Controller does, by its installation guide, narrowed to one cluster: it changes
    /// only what carries `elbv2.k8s.aws/cluster` with this cluster's name, the tag that it puts on all it makes.
    static func loadBalancerController(cluster: String, partition: String) -> PolicyDocument {
        let tag = "elbv2.k8s.aws/cluster"
        let owns = ["StringEquals": ["aws:ResourceTag/\(tag)": [cluster]]]
        let makes = ["StringEquals": ["aws:RequestTag/\(tag)": [cluster]]]
        let groups = ["arn:\(partition):ec2:*:*:security-group/*"]
        let balancers = ["targetgroup/*/*", "loadbalancer/net/*/*", "loadbalancer/app/*/*"]
            .map { "arn:\(partition):elasticloadbalancing:*:*:\($0)" }
        let listeners = ["listener/*/*/*/*", "listener-rule/*/*/*/*/*"]
            .map { "arn:\(partition):elasticloadbalancing:*:*:\($0)" }
        return PolicyDocument([
            .allow(
                "Look", "ec2",
                [
                    "DescribeAccountAttributes", "DescribeAddresses", "DescribeAvailabilityZones", "DescribeCoipPools",
                    "DescribeInstances", "DescribeInternetGateways", "DescribeIpamPools", "DescribeNetworkInterfaces",
                    "DescribeRouteTables", "DescribeSecurityGroups", "DescribeSubnets", "DescribeTags",
                    "DescribeVpcPeeringConnections", "DescribeVpcs", "GetCoipPoolUsage", "GetSecurityGroupsForVpc",
                ]),
            .allow("LookAtBalancers", ["elasticloadbalancing:Describe*"]),
            .allow(
                "LookAround",
                [
                    "acm:DescribeCertificate", "acm:ListCertificates", "cognito-idp:DescribeUserPoolClient",
                    "iam:GetServerCertificate", "iam:ListServerCertificates", "shield:DescribeProtection",
                    "shield:GetSubscriptionState", "wafv2:GetWebACL", "wafv2:GetWebACLForResource",
                ]),
            .allow(
                "Protect",
                [
                    "shield:CreateProtection", "shield:DeleteProtection", "wafv2:AssociateWebACL",
                    "wafv2:DisassociateWebACL",
                ]),
            .allow(
                "ServiceRole", ["iam:CreateServiceLinkedRole"],
                when: ["StringEquals": ["iam:AWSServiceName": ["elasticloadbalancing.amazonaws.com"]]]),
            // Rules are opened on the nodes' and the cluster's groups too, which carry other tags.
            .allow("Rules", "ec2", ["AuthorizeSecurityGroupIngress", "RevokeSecurityGroupIngress"]),
            .allow("MakeGroup", ["ec2:CreateSecurityGroup"]),
            .allow(
                "TagNewGroup", ["ec2:CreateTags"], on: groups,
                when: [
                    "StringEquals": ["ec2:CreateAction": ["CreateSecurityGroup"], "aws:RequestTag/\(tag)": [cluster]]
                ]),
            .allow(
                "TagGroup", "ec2", ["CreateTags", "DeleteTags"], on: groups,
                when: owns.merging(["Null": ["aws:RequestTag/\(tag)": ["true"]]]) { $1 }),
            .allow("RemoveGroup", ["ec2:DeleteSecurityGroup"], when: owns),
            .allow("MakeBalancers", "elasticloadbalancing", ["CreateLoadBalancer", "CreateTargetGroup"], when: makes),
            .allow(
                "TagNewBalancers", ["elasticloadbalancing:AddTags"], on: balancers,
                when: [
                    "StringEquals": [
                        "elasticloadbalancing:CreateAction": ["CreateLoadBalancer", "CreateTargetGroup"],
                        "aws:RequestTag/\(tag)": [cluster],
                    ]
                ]),
            .allow(
                "TagBalancers", "elasticloadbalancing", ["AddTags", "RemoveTags"], on: balancers,
                when: owns.merging(["Null": ["aws:RequestTag/\(tag)": ["true"]]]) { $1 }),
            .allow("TagListeners", "elasticloadbalancing", ["AddTags", "RemoveTags"], on: listeners),
            .allow(
                "ChangeBalancers", "elasticloadbalancing",
                [
                    "DeleteLoadBalancer", "DeleteTargetGroup", "ModifyCapacityReservation", "ModifyIpPools",
                    "ModifyLoadBalancerAttributes", "ModifyTargetGroup", "ModifyTargetGroupAttributes",
                    "SetIpAddressType", "SetSecurityGroups", "SetSubnets",
                ], when: owns),
            // Listeners and rules carry no tag of their own that a condition could hold on to.
            .allow(
                "Listeners", "elasticloadbalancing",
                [
                    "AddListenerCertificates", "CreateListener", "CreateRule", "DeleteListener", "DeleteRule",
                    "ModifyListener", "ModifyListenerAttributes", "ModifyRule", "RemoveListenerCertificates",
                    "SetRulePriorities", "SetWebAcl",
                ]),
            .allow(
                "Targets", "elasticloadbalancing", ["DeregisterTargets", "RegisterTargets"], on: [balancers[0]]),
        ])
    }
}
