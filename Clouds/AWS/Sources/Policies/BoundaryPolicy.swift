extension PolicyDocument {
    /// The customer's name for the boundary: not `fh-…`, so whoever has the smallest policy cannot change it.
    static let boundaryName = "freehold-boundary"

    /// The most that a role of a cluster can do, whatever is attached to it. Without it, who may make roles and
    /// policies may make an administrator.
    ///
    /// It is what AWS's own policies for EKS and the controllers' ones come to: machines, networks and load balancers.
    static func boundary(partition: String) -> PolicyDocument {
        PolicyDocument([
            .allow("Machines", ["autoscaling:*", "ec2:*", "elasticloadbalancing:*"]),
            .allow(
                "Images", "ecr",
                ["BatchGetImage", "BatchImportUpstreamImage", "GetAuthorizationToken", "GetDownloadUrlForLayer"]),
            .allow("Cluster", ["eks-auth:AssumeRoleForPodIdentity", "eks:DescribeCluster"]),
            .allow(
                "Look",
                [
                    "acm:DescribeCertificate", "acm:ListCertificates", "cognito-idp:DescribeUserPoolClient",
                    "iam:GetInstanceProfile", "iam:GetServerCertificate", "iam:ListInstanceProfiles",
                    "iam:ListServerCertificates", "kms:DescribeKey", "pricing:GetProducts",
                    "shield:DescribeProtection", "shield:GetSubscriptionState", "wafv2:GetWebACL",
                    "wafv2:GetWebACLForResource",
                ]),
            .allow("LookForImages", ["ssm:GetParameter"], on: ["arn:\(partition):ssm:*::parameter/aws/service/*"]),
            .allow(
                "Protect",
                [
                    "shield:CreateProtection", "shield:DeleteProtection", "wafv2:AssociateWebACL",
                    "wafv2:DisassociateWebACL",
                ]),
            .allow(
                "PassNodeRole", ["iam:PassRole"], on: ["arn:\(partition):iam::*:role/fh-*"],
                when: ["StringEquals": ["iam:PassedToService": ["ec2.amazonaws.com"]]]),
            .allow(
                "ServiceRole", ["iam:CreateServiceLinkedRole"],
                when: ["StringEquals": ["iam:AWSServiceName": ["elasticloadbalancing.amazonaws.com"]]]),
        ])
    }
}
