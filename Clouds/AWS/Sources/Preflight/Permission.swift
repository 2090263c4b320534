/// What a cluster's life needs of the customer's policy, action by action, and how each can be asked after.
struct Permission: Sendable, Hashable {
    enum Probe: Sendable, Hashable {
        /// EC2 answers `DryRunOperation` or `UnauthorizedOperation`, and does nothing.
        case dryRun
        /// A harmless read with the same permission: a refusal says that it is missing.
        case read
        /// Nothing tells but using it.
        case none
    }

    let action: String
    let probe: Probe

    /// Everything that creating, changing and removing a cluster calls.
    static let needed: [Permission] =
        ec2.map { Permission(action: "ec2:\($0)", probe: .none) }
        + dryRun.map { Permission(action: "ec2:\($0)", probe: .dryRun) }
        + looks.map { Permission(action: $0, probe: .read) }
        + balancing.map { Permission(action: "elasticloadbalancing:\($0)", probe: .none) }
        + eks.map { Permission(action: "eks:\($0)", probe: .none) }
        + iam.map { Permission(action: "iam:\($0)", probe: .none) }

    /// These take `DryRun` without naming anything that has to exist (EC2 API reference).
    static let dryRun = ["AllocateAddress", "CreateInternetGateway", "CreateVpc"]

    private static let ec2 = [
        "AssociateRouteTable", "AttachInternetGateway", "CreateNatGateway", "CreateRoute", "CreateRouteTable",
        "CreateSubnet", "CreateTags", "DeleteInternetGateway", "DeleteLaunchTemplate", "DeleteNatGateway",
        "DeleteNetworkInterface", "DeleteRouteTable", "DeleteSecurityGroup", "DeleteSubnet", "DeleteVpc",
        "DetachInternetGateway", "DisassociateRouteTable", "ModifySubnetAttribute", "ModifyVpcAttribute",
        "ReleaseAddress", "ReplaceRoute", "RevokeSecurityGroupEgress", "RevokeSecurityGroupIngress",
        "TerminateInstances",
    ]

    /// What services of the cluster leave behind.
    private static let balancing = ["DeleteLoadBalancer", "DeleteTargetGroup", "ModifyLoadBalancerAttributes"]

    static let looks = [
        "ec2:DescribeAccountAttributes", "ec2:DescribeAddresses", "ec2:DescribeAvailabilityZones",
        "ec2:DescribeInstanceTypeOfferings", "ec2:DescribeInstances", "ec2:DescribeInternetGateways",
        "ec2:DescribeLaunchTemplates", "ec2:DescribeNatGateways", "ec2:DescribeNetworkInterfaces",
        "ec2:DescribeRegions", "ec2:DescribeRouteTables", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets",
        "ec2:DescribeTags", "ec2:DescribeVpcAttribute", "ec2:DescribeVpcs", "eks:DescribeAccessEntry",
        "eks:DescribeAddon", "eks:DescribeCluster", "eks:DescribeClusterVersions", "eks:DescribeNodegroup",
        "eks:ListAccessEntries", "eks:ListAssociatedAccessPolicies", "eks:ListClusters",
        "eks:ListPodIdentityAssociations", "elasticloadbalancing:DescribeLoadBalancers",
        "elasticloadbalancing:DescribeTags",
        "elasticloadbalancing:DescribeTargetGroups",
        "iam:GetInstanceProfile", "iam:GetOpenIDConnectProvider", "iam:GetPolicy", "iam:GetPolicyVersion",
        "iam:GetRole",
        "iam:ListAttachedRolePolicies", "iam:ListInstanceProfilesForRole", "iam:ListEntitiesForPolicy",
        "iam:ListPolicyVersions", "iam:ListRolePolicies",
    ]

    private static let eks = [
        "AssociateAccessPolicy", "CreateAccessEntry", "CreateAddon", "CreateCluster", "CreateNodegroup",
        "CreatePodIdentityAssociation", "DeleteAccessEntry", "DeleteAddon", "DeleteCluster", "DeleteNodegroup",
        "DeletePodIdentityAssociation", "TagResource", "UpdateClusterConfig", "UpdateNodegroupConfig",
    ]

    private static let iam = [
        "AddRoleToInstanceProfile", "AttachRolePolicy", "CreateInstanceProfile", "CreateOpenIDConnectProvider",
        "CreatePolicy", "CreatePolicyVersion", "CreateRole", "CreateServiceLinkedRole", "DeleteInstanceProfile",
        "DeleteOpenIDConnectProvider", "DeletePolicy", "DeletePolicyVersion", "DeleteRole", "DeleteRolePolicy",
        "DetachRolePolicy", "PassRole", "RemoveRoleFromInstanceProfile", "TagOpenIDConnectProvider",
        "TagPolicy", "TagRole",
    ]
}
