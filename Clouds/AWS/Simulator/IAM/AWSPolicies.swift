import Foundation
import Simulation

/// The managed policies that AWS keeps for everybody, as far as a cluster needs them.
extension IAM {
    /// Path and name under `arn:aws:iam::aws:policy`, and what they allow; in short, AWS's own texts being long.
    private static let standard: [(name: String, actions: [String])] = [
        ("/AdministratorAccess", ["*"]),
        ("/ReadOnlyAccess", ["ec2:Describe*", "eks:Describe*", "eks:List*", "iam:Get*", "iam:List*", "sts:Get*"]),
        ("/IAMFullAccess", ["iam:*"]),
        ("/IAMReadOnlyAccess", ["iam:Get*", "iam:List*", "iam:SimulatePrincipalPolicy"]),
        ("/AmazonEC2FullAccess", ["ec2:*", "elasticloadbalancing:*", "autoscaling:*"]),
        ("/AmazonVPCFullAccess", ["ec2:*"]),
        ("/AmazonEKSClusterPolicy", ["ec2:Describe*", "ec2:CreateTags", "elasticloadbalancing:*"]),
        ("/AmazonEKSServicePolicy", ["ec2:Describe*", "ec2:CreateNetworkInterface*", "ec2:DeleteNetworkInterface"]),
        ("/AmazonEKSVPCResourceController", ["ec2:DescribeNetworkInterfaces", "ec2:UpdateNetworkInterface"]),
        ("/AmazonEKSWorkerNodePolicy", ["ec2:Describe*", "eks:DescribeCluster", "eks-auth:AssumeRoleForPodIdentity"]),
        ("/AmazonEKSWorkerNodeMinimalPolicy", ["eks-auth:AssumeRoleForPodIdentity"]),
        ("/AmazonEKS_CNI_Policy", ["ec2:AssignPrivateIpAddresses", "ec2:AttachNetworkInterface", "ec2:Describe*"]),
        ("/AmazonEKSComputePolicy", ["ec2:CreateFleet", "ec2:RunInstances", "ec2:CreateLaunchTemplate"]),
        ("/AmazonEKSBlockStoragePolicy", ["ec2:CreateVolume", "ec2:AttachVolume", "ec2:DeleteVolume"]),
        ("/AmazonEKSLoadBalancingPolicy", ["elasticloadbalancing:*"]),
        ("/AmazonEKSNetworkingPolicy", ["ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface"]),
        ("/AmazonEC2ContainerRegistryReadOnly", ["ecr:BatchGetImage", "ecr:Get*", "ecr:Describe*", "ecr:List*"]),
        ("/AmazonEC2ContainerRegistryPullOnly", ["ecr:BatchGetImage", "ecr:GetAuthorizationToken"]),
        ("/AmazonSSMManagedInstanceCore", ["ssm:UpdateInstanceInformation", "ssmmessages:*", "ec2messages:*"]),
        ("/service-role/AmazonEBSCSIDriverPolicy", ["ec2:CreateVolume", "ec2:AttachVolume", "ec2:CreateSnapshot"]),
        ("/service-role/AmazonEFSCSIDriverPolicy", ["elasticfilesystem:*"]),
    ]

    mutating func makeAWSPolicies() {
        let ever = Date(timeIntervalSince1970: 1_500_000_000)
        for (place, actions) in Self.standard {
            let document: JSON = [
                "Version": "2012-10-17",
                "Statement": [["Effect": "Allow", "Action": JSON(actions), "Resource": "*"]],
            ]
            guard let policy = try? Policy(document.text) else { continue }
            let end = place.lastIndex(of: "/") ?? place.startIndex
            let arn = "arn:aws:iam::aws:policy\(place)"
            let entry = ManagedPolicy(
                policy, name: String(place[place.index(after: end)...]), path: String(place[...end]), arn: arn,
                uniqueID: newID("ANPA"), madeAt: ever)
            policies.add(entry, named: arn)
        }
    }
}
