import Engine

extension Graph<AzureClient> {
    /// What an AKS cluster is made of, read from top to bottom. Removal reads it from bottom to top.
    static func cluster(_ plan: ClusterPlan) -> Graph {
        var graph = Graph(version: 1)
        let providers = Registration.namespaces.map { ($0, graph.add(Registration(namespace: $0))) }
        let registered = Dictionary(uniqueKeysWithValues: providers)
        let group = graph.add(ResourceGroup(alsoRemoved: plan.alsoRemoved))
        let network = graph.add(
            VirtualNetwork(plan: plan.network, group: group, provider: registered["Microsoft.Network"]!))
        let nodeGroup = graph.add(NodeResourceGroup(network: network))
        let cluster = graph.add(
            ManagedCluster(plan: plan, network: network, providers: providers.map(\.1), nodeGroup: nodeGroup))
        let pool = graph.add(NodePool(plan: plan, network: network, cluster: cluster))
        graph.add(SubnetRight(cluster: cluster), wanted: plan.hasInternalLoadBalancers)
        graph.add(
            Strangers(alsoRemoved: plan.alsoRemoved, group: group, network: network, cluster: cluster, pool: pool))
        graph.sweep = { scope in try await scope.client.sweep(scope) }
        return graph
    }
}
