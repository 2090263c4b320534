extension EKS {
    /// The operation that a REST call means; nil where EKS has no such path.
    static func operation(method: String, path: [String]) -> String? {
        switch (method, path.first, path.count) {
        case ("POST", "clusters", 1): "CreateCluster"
        case ("GET", "clusters", 1): "ListClusters"
        case ("GET", "clusters", 2): "DescribeCluster"
        case ("DELETE", "clusters", 2): "DeleteCluster"
        case (_, "clusters", 3...): clusterOperation(method, Array(path.dropFirst(2)))
        case ("POST", "tags", 2): "TagResource"
        case ("DELETE", "tags", 2): "UntagResource"
        case ("GET", "tags", 2): "ListTagsForResource"
        case ("GET", "cluster-versions", 1): "DescribeClusterVersions"
        case ("GET", "access-policies", 1): "ListAccessPolicies"
        case ("GET", "addons", 2) where path[1] == "supported-versions": "DescribeAddonVersions"
        case ("GET", "addons", 2) where path[1] == "configuration-schemas": "DescribeAddonConfiguration"
        default: nil
        }
    }

    /// `path` is what follows the cluster's name.
    private static func clusterOperation(_ method: String, _ path: [String]) -> String? {
        switch (method, path[0], path.count) {
        case ("POST", "update-config", 1): "UpdateClusterConfig"
        case ("POST", "updates", 1): "UpdateClusterVersion"
        case ("GET", "updates", 1): "ListUpdates"
        case ("GET", "updates", 2): "DescribeUpdate"
        case ("POST", "insights", 1): "ListInsights"
        case ("GET", "insights", 2): "DescribeInsight"
        case ("GET", "fargate-profiles", 1): "ListFargateProfiles"
        case ("GET", "identity-provider-configs", 1): "ListIdentityProviderConfigs"
        case (_, "node-groups", _): nodeGroupOperation(method, path)
        case (_, "addons", _): addonOperation(method, path)
        case (_, "access-entries", _): accessOperation(method, path)
        case (_, "pod-identity-associations", _): associationOperation(method, path)
        default: nil
        }
    }

    private static func nodeGroupOperation(_ method: String, _ path: [String]) -> String? {
        switch (method, path.count, path.last) {
        case ("POST", 1, _): "CreateNodegroup"
        case ("GET", 1, _): "ListNodegroups"
        case ("GET", 2, _): "DescribeNodegroup"
        case ("DELETE", 2, _): "DeleteNodegroup"
        case ("POST", 3, "update-config"): "UpdateNodegroupConfig"
        case ("POST", 3, "update-version"): "UpdateNodegroupVersion"
        default: nil
        }
    }

    private static func addonOperation(_ method: String, _ path: [String]) -> String? {
        switch (method, path.count, path.last) {
        case ("POST", 1, _): "CreateAddon"
        case ("GET", 1, _): "ListAddons"
        case ("GET", 2, _): "DescribeAddon"
        case ("DELETE", 2, _): "DeleteAddon"
        case ("POST", 3, "update"): "UpdateAddon"
        default: nil
        }
    }

    private static func accessOperation(_ method: String, _ path: [String]) -> String? {
        switch (method, path.count) {
        case ("POST", 1): "CreateAccessEntry"
        case ("GET", 1): "ListAccessEntries"
        case ("GET", 2): "DescribeAccessEntry"
        case ("POST", 2): "UpdateAccessEntry"
        case ("DELETE", 2): "DeleteAccessEntry"
        case ("POST", 3) where path[2] == "access-policies": "AssociateAccessPolicy"
        case ("GET", 3) where path[2] == "access-policies": "ListAssociatedAccessPolicies"
        case ("DELETE", 4) where path[2] == "access-policies": "DisassociateAccessPolicy"
        default: nil
        }
    }

    private static func associationOperation(_ method: String, _ path: [String]) -> String? {
        switch (method, path.count) {
        case ("POST", 1): "CreatePodIdentityAssociation"
        case ("GET", 1): "ListPodIdentityAssociations"
        case ("GET", 2): "DescribePodIdentityAssociation"
        case ("POST", 2): "UpdatePodIdentityAssociation"
        case ("DELETE", 2): "DeletePodIdentityAssociation"
        default: nil
        }
    }
}
