import Engine

extension Role {
    static func cluster(_ plan: ClusterPlan) -> Role {
        Role(
            purpose: "cluster", trust: .trust(service: "eks.amazonaws.com", tagsSessions: true),
            boundary: plan.boundary, managedPolicies: ["AmazonEKSClusterPolicy"])
    }

    static func node(_ plan: ClusterPlan) -> Role {
        Role(
            purpose: "node", trust: .trust(service: "ec2.amazonaws.com"), boundary: plan.boundary,
            managedPolicies: [
                "AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryPullOnly", "AmazonEKS_CNI_Policy",
            ])
    }

    static func controller(
        _ purpose: String, _ plan: ClusterPlan, _ managed: [String] = [], own: [Node<ManagedPolicy>] = []
    ) -> Role {
        Role(
            purpose: purpose, trust: .trustPods(account: plan.account), boundary: plan.boundary,
            managedPolicies: managed, ownPolicies: own)
    }
}

extension ManagedPolicy {
    static func loadBalancerController(_ plan: ClusterPlan) -> ManagedPolicy {
        ManagedPolicy(purpose: "load-balancer-controller") { owner in
            .loadBalancerController(cluster: owner.stem, partition: plan.partition.rawValue)
        }
    }

    static func karpenter(_ plan: ClusterPlan) -> ManagedPolicy {
        ManagedPolicy(purpose: "karpenter") { owner in
            .karpenter(
                cluster: owner.stem, region: plan.region, account: plan.account, partition: plan.partition.rawValue,
                nodeRole: Role.roleName("node", of: owner))
        }
    }
}
