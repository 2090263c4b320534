extension PolicyDocument {
    /// The smallest policy that a cluster's graph needs: what it makes must carry this installation's tag or a name
    /// that begins with `fh-`, it changes and removes nothing else, and every role that it makes stays in the boundary.
    static func least(installation: String, partition: String) -> PolicyDocument {
        PolicyDocument(
            network(installation, partition) + leftovers(partition) + eks(partition) + roles(installation, partition))
    }

    private static func network(_ installation: String, _ partition: String) -> [Statement] {
        let ec2 = { (kind: String) in "arn:\(partition):ec2:*:*:\(kind)/*" }
        let asked = ["StringEquals": ["aws:RequestTag/freehold:installation": [installation]]]
        let owned = ["StringEquals": ["aws:ResourceTag/freehold:installation": [installation]]]
        let made = ["vpc", "subnet", "internet-gateway", "elastic-ip", "natgateway", "route-table"].map(ec2)
        let makes = [
            "AllocateAddress", "CreateInternetGateway", "CreateNatGateway", "CreateRouteTable", "CreateSubnet",
            "CreateVpc",
        ]
        return [
            // AWS knows no condition on what is looked at in EC2; listing it one by one would say the same.
            .allow("Look", ["ec2:Describe*"]),
            .allow("Make", "ec2", makes, on: made, when: asked),
            // What a create names besides what it makes has to be ours, too.
            .allow(
                "MakeInOurs", "ec2", ["CreateNatGateway", "CreateRouteTable", "CreateSubnet"],
                on: ["vpc", "subnet", "elastic-ip"].map(ec2), when: owned),
            .allow(
                "TagNew", ["ec2:CreateTags"], on: made,
                // Only in the course of a create.
                when: asked.merging(["Null": ["ec2:CreateAction": ["false"]]]) { $1 }),
            .allow(
                "Change", "ec2",
                [
                    "AssociateRouteTable", "AttachInternetGateway", "CreateRoute", "DeleteInternetGateway",
                    "DeleteNatGateway", "DeleteRouteTable", "DeleteSubnet", "DeleteVpc", "DetachInternetGateway",
                    "DisassociateRouteTable", "ModifySubnetAttribute", "ModifyVpcAttribute", "ReleaseAddress",
                    "ReplaceRoute",
                ], when: owned),
        ]
    }

    /// What EKS and the cluster's controllers make carries the cluster's name in one tag or another.
    private static func leftovers(_ partition: String) -> [Statement] {
        let ec2 = { (kind: String) in "arn:\(partition):ec2:*:*:\(kind)/*" }
        let marked = { (tag: String) in ["StringLike": ["aws:ResourceTag/\(tag)": ["fh-*"]]] }
        let groups = ["DeleteSecurityGroup", "RevokeSecurityGroupEgress", "RevokeSecurityGroupIngress"]
        let group = [ec2("security-group")]
        return [
            .allow("TagClusterGroup", ["ec2:CreateTags"], on: group, when: marked("aws:eks:cluster-name")),
            .allow("RemoveClusterGroup", "ec2", groups, on: group, when: marked("aws:eks:cluster-name")),
            .allow("RemoveBalancerGroups", "ec2", groups, on: group, when: marked("elbv2.k8s.aws/cluster")),
            .allow(
                "RemoveInterfaces", ["ec2:DeleteNetworkInterface"], on: [ec2("network-interface")],
                when: marked("cluster.k8s.amazonaws.com/name")),
            .allow(
                "RemoveMachines", "ec2", ["DeleteLaunchTemplate", "TerminateInstances"],
                on: [ec2("instance"), ec2("launch-template")], when: marked("eks:eks-cluster-name")),
            .allow("LookAtBalancers", ["elasticloadbalancing:Describe*"]),
            .allow(
                "RemoveBalancers", "elasticloadbalancing",
                ["DeleteLoadBalancer", "DeleteTargetGroup", "ModifyLoadBalancerAttributes"],
                when: marked("elbv2.k8s.aws/cluster")),
        ]
    }

    private static func eks(_ partition: String) -> [Statement] {
        let kinds =
            ["cluster/fh-*"] + ["nodegroup", "addon", "access-entry", "podidentityassociation"].map { "\($0)/fh-*" }
        return [
            .allow("LookAtEKS", "eks", ["DescribeAddonVersions", "DescribeClusterVersions", "ListClusters"]),
            .allow(
                "Clusters", "eks",
                [
                    "AssociateAccessPolicy", "CreateAccessEntry", "CreateAddon", "CreateCluster", "CreateNodegroup",
                    "CreatePodIdentityAssociation", "DeleteAccessEntry", "DeleteAddon", "DeleteCluster",
                    "DeleteNodegroup", "DeletePodIdentityAssociation", "Describe*", "List*", "TagResource",
                    "UpdateClusterConfig", "UpdateNodegroupConfig",
                ], on: kinds.map { "arn:\(partition):eks:*:*:\($0)" }),
        ]
    }

    private static func roles(_ installation: String, _ partition: String) -> [Statement] {
        let iam = { (what: String) in "arn:\(partition):iam::*:\(what)" }
        let bounded = ["iam:PermissionsBoundary": [iam("policy/\(PolicyDocument.boundaryName)")]]
        let attachable =
            [
                "AmazonEKSClusterPolicy", "AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryPullOnly",
                "AmazonEKS_CNI_Policy", "service-role/AmazonEBSCSIDriverPolicy",
            ].map { "arn:\(partition):iam::aws:policy/\($0)" } + [iam("policy/fh-*")]
        return [
            .allow("MakeRoles", ["iam:CreateRole"], on: [iam("role/fh-*")], when: ["ArnLike": bounded]),
            .allow(
                "Roles", "iam",
                [
                    "DeleteRole", "DeleteRolePolicy", "DetachRolePolicy", "GetRole", "List*", "TagRole",
                ], on: [iam("role/fh-*")]),
            .allow(
                "FillRoles", ["iam:AttachRolePolicy"], on: [iam("role/fh-*")],
                when: ["ArnLike": bounded.merging(["iam:PolicyARN": attachable]) { $1 }]),
            .allow(
                "HandRolesOver", ["iam:PassRole"], on: [iam("role/fh-*")],
                when: [
                    "StringEquals": [
                        "iam:PassedToService": ["eks.amazonaws.com", "ec2.amazonaws.com", "pods.eks.amazonaws.com"]
                    ]
                ]),
            // Of a role or profile that is not there yet, IAM knows no path: the question is about the bare name.
            .allow(
                "ServiceRoles", "iam", ["CreateServiceLinkedRole", "GetRole"],
                on: [iam("role/aws-service-role/*"), iam("role/AWSServiceRoleFor*")]),
            .allow(
                "Policies", "iam",
                [
                    "CreatePolicy*", "DeletePolicy*", "GetPolicy*", "List*", "TagPolicy",
                ], on: [iam("policy/fh-*")]),
            .allow(
                "Profiles", "iam",
                [
                    "AddRoleToInstanceProfile", "CreateInstanceProfile", "DeleteInstanceProfile", "GetInstanceProfile",
                    "RemoveRoleFromInstanceProfile",
                ], on: [iam("instance-profile/freehold/fh-*"), iam("instance-profile/fh-*")]),
            .allow(
                "Issuers", "iam",
                [
                    "CreateOpenIDConnectProvider", "DeleteOpenIDConnectProvider", "GetOpenIDConnectProvider",
                    "TagOpenIDConnectProvider",
                ], on: [iam("oidc-provider/oidc.eks.*")]),
        ]
    }
}
