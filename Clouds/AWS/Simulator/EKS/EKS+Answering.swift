import Simulation

extension EKS {
    mutating func answer(
        _ call: Call, ec2: inout EC2, scaling: inout AutoScaling, iam: inout IAM
    ) throws -> Answer {
        .json(try clusterAnswer(call, ec2: ec2, iam: &iam) ?? partAnswer(call, &ec2, &scaling, iam: &iam))
    }

    private mutating func clusterAnswer(_ call: Call, ec2: EC2, iam: inout IAM) throws -> JSON? {
        switch call.operation {
        case "CreateCluster": try createCluster(call, ec2: ec2, iam: &iam)
        case "DescribeCluster": ["cluster": json(try cluster(call))]
        case "ListClusters": try listClusters(call)
        case "DeleteCluster": try deleteCluster(call)
        case "UpdateClusterConfig": try updateClusterConfig(call, ec2: ec2)
        case "UpdateClusterVersion": try updateClusterVersion(call)
        case "DescribeUpdate": try describeUpdate(call)
        case "ListUpdates": try listUpdates(call)
        case "DescribeClusterVersions": try describeClusterVersions(call)
        case "ListAccessPolicies": try listAccessPolicies(call)
        case "TagResource": try tagResource(call)
        case "UntagResource": try untagResource(call)
        case "ListTagsForResource": try listTags(call)
        // Nothing of these kinds can be made here, so there is none.
        case "ListInsights": ["insights": []]
        case "ListFargateProfiles": ["fargateProfileNames": []]
        case "ListIdentityProviderConfigs": ["identityProviderConfigs": []]
        default: nil
        }
    }

    private mutating func partAnswer(
        _ call: Call, _ ec2: inout EC2, _ scaling: inout AutoScaling, iam: inout IAM
    ) throws -> JSON {
        switch call.operation {
        case "CreateNodegroup": try createNodeGroup(call, ec2: ec2, iam: &iam)
        case "DescribeNodegroup": try describeNodeGroup(call, scaling: scaling)
        case "ListNodegroups": try listNodeGroups(call)
        case "UpdateNodegroupConfig": try updateNodeGroupConfig(call, ec2: &ec2, scaling: &scaling)
        case "UpdateNodegroupVersion": try updateNodeGroupVersion(call, ec2: &ec2, scaling: &scaling)
        case "DeleteNodegroup": try deleteNodeGroup(call, ec2: &ec2, scaling: &scaling)
        case "CreateAddon": try createAddon(call, iam: iam)
        case "DescribeAddon": try describeAddon(call)
        case "ListAddons": try listAddons(call)
        case "UpdateAddon": try updateAddon(call, iam: iam)
        case "DeleteAddon": try deleteAddon(call)
        case "DescribeAddonVersions": try describeAddonVersions(call)
        case "DescribeAddonConfiguration": try describeAddonConfiguration(call)
        default: try accessAnswer(call, iam: iam)
        }
    }

    private mutating func accessAnswer(_ call: Call, iam: IAM) throws -> JSON {
        switch call.operation {
        case "CreateAccessEntry": try createAccessEntry(call, iam: iam)
        case "DescribeAccessEntry": try describeAccessEntry(call)
        case "ListAccessEntries": try listAccessEntries(call)
        case "UpdateAccessEntry": try updateAccessEntry(call)
        case "DeleteAccessEntry": try deleteAccessEntry(call)
        case "AssociateAccessPolicy": try associateAccessPolicy(call)
        case "DisassociateAccessPolicy": try disassociateAccessPolicy(call)
        case "ListAssociatedAccessPolicies": try listAssociatedAccessPolicies(call)
        case "CreatePodIdentityAssociation": try createPodIdentityAssociation(call, iam: iam)
        case "DescribePodIdentityAssociation": try describePodIdentityAssociation(call)
        case "ListPodIdentityAssociations": try listPodIdentityAssociations(call)
        case "UpdatePodIdentityAssociation": try updatePodIdentityAssociation(call, iam: iam)
        case "DeletePodIdentityAssociation": try deletePodIdentityAssociation(call)
        default: throw EKS.absent("\(call.operation) is not among what this simulator does")
        }
    }
}
