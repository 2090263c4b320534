/// What an account has while a cluster stands in it.
enum Expected {
    static let stem = "fh-payments-a1b2c3d4e5"

    /// - Parameter exits: the letters of the zones that have a way out of their own, or one nil.
    static func inventory(nodes: Int, exits: [String?], scales: Bool = false) -> [String] {
        TestAccount.bystanders + network(exits) + roles(scales) + cluster(nodes, scales)
            + machines(nodes, exits: exits.count)
    }

    private static func network(_ exits: [String?]) -> [String] {
        let ranges = ["public-a (10.0.192.0/22)", "public-b (10.0.196.0/22)", "public-c (10.0.200.0/22)"]
        let others = ["private-a (10.0.0.0/18)", "private-b (10.0.64.0/18)", "private-c (10.0.128.0/18)"]
        return [
            "vpc/\(stem)-vpc", "internet-gateway/\(stem)-internet-gateway (attached)",
            "route-table/\(stem)-route-table-public (2 routes, 3 associations)",
            "security-group/eks-cluster-sg-\(stem) (2 rules)",
        ] + (ranges + others).map { "subnet/\(stem)-subnet-\($0)" }
            + exits.flatMap { zone in
                let end = zone.map { "-\($0)" } ?? ""
                return [
                    "elastic-ip/\(stem)-address\(end)", "natgateway/\(stem)-nat-gateway\(end) (available)",
                    "route-table/\(stem)-route-table-private\(end) (2 routes, \(zone == nil ? 3 : 1) associations)",
                ]
            }
    }

    private static func roles(_ scales: Bool) -> [String] {
        let controllers = ["load-balancer-controller"] + (scales ? ["karpenter"] : [])
        return [
            "role/\(stem)-cluster (AmazonEKSClusterPolicy)", "role/\(stem)-ebs-csi (AmazonEBSCSIDriverPolicy)",
            "role/\(stem)-node (AmazonEC2ContainerRegistryPullOnly AmazonEKSWorkerNodePolicy AmazonEKS_CNI_Policy)",
        ] + controllers.flatMap { ["policy/\(stem)-\($0) (1)", "role/\(stem)-\($0) (\(stem)-\($0))"] }
            + (scales ? ["instance-profile/\(stem)-node (\(stem)-node)"] : [])
    }

    private static func cluster(_ nodes: Int, _ scales: Bool) -> [String] {
        let accounts = ["aws-load-balancer-controller", "ebs-csi-controller-sa"] + (scales ? ["karpenter"] : [])
        let addons = ["aws-ebs-csi-driver", "coredns", "eks-pod-identity-agent", "kube-proxy", "vpc-cni"]
        return [
            "cluster/\(stem) (1.35 ACTIVE)", "node-group/\(stem)/nodes (\(nodes) nodes ACTIVE)",
            "oidc-provider/\(stem)-oidc-provider (sts.amazonaws.com)",
            "access-entry/\(stem)/arn:aws:iam::111122223333:role/\(stem)-node (0 policies)",
            "access-entry/\(stem)/arn:aws:iam::111122223333:user/byoc (1 policies)",
        ] + addons.map { "addon/\(stem)/\($0) (ACTIVE)" } + accounts.map { "pod-identity/\(stem)/kube-system/\($0)" }
    }

    /// What EKS keeps for its nodes. The control plane has two interfaces, a NAT gateway one, a node two.
    private static func machines(_ nodes: Int, exits: Int) -> [String] {
        ["auto-scaling-group/unnamed (\(nodes) wanted)", "launch-template/eks"]
            + Array(repeating: "instance/unnamed (m6i.xlarge)", count: nodes)
            + Array(repeating: "network-interface/unnamed (in-use)", count: nodes)
            + Array(repeating: "network-interface/interface (in-use)", count: 2 + exits + nodes)
    }
}
