import Cloud
import Domain
import Engine

/// The AKS cluster: the API server that Azure runs, and the first pool, without which AKS makes none.
struct ManagedCluster: Resource {
    let name = "managed-cluster"
    let settle = Duration.zero
    /// 4 to 5 minutes have been seen.
    let takes = Duration.minutes(5)

    let plan: ClusterPlan
    let network: Node<VirtualNetwork>
    let providers: [Node<Registration>]
    /// What AKS makes beside it.
    let nodeGroup: Node<NodeResourceGroup>

    func observe(in scope: Scope<AzureClient>) async throws -> Observation<AKS.Cluster> {
        if let text = try await scope.progress("AKS is at it") { return .changing(text) }
        guard let cluster = try await scope.client.aks.cluster(scope.owner.stem, in: scope.group) else {
            return .absent
        }
        try scope.checkOwned(cluster.tags, "the AKS cluster \(cluster.name)")
        switch cluster.state {
        case "Succeeded": break
        // Its nodes are there or not: a PUT of the same makes AKS go on, or say what is in the way.
        case "Failed", "Canceled": return .outdated(cluster, "asking AKS to go on with it")
        case "Deleting": return .changing("AKS is removing it")
        case "Creating", "Updating":
            let text = cluster.state == "Creating" ? "AKS is creating it" : "AKS is changing it"
            // What has to go is not waited for, but stopped.
            return scope.goal == .absent ? .outdated(cluster, text) : .changing(text)
        default: return .changing("AKS is busy with it (\(cluster.state))")
        }
        if cluster.access != plan.access { return .outdated(cluster, "changing who may reach it") }
        if cluster.sku?.tier != plan.tier { return .outdated(cluster, "changing its tier to \(plan.tier)") }
        return .ready(cluster)
    }

    func create(in scope: Scope<AzureClient>, from inputs: Inputs) async throws -> AKS.Cluster? {
        let subnet = try inputs.subnet(network)
        let document = plan.cluster(
            dnsPrefix: scope.owner.stem, nodeGroup: scope.nodeGroup, subnet: subnet, tags: scope.tags(name))
        scope.follow(try await scope.client.aks.putCluster(scope.owner.stem, in: scope.group, document))
        return nil
    }

    func update(_ cluster: AKS.Cluster, in scope: Scope<AzureClient>, from inputs: Inputs) async throws {
        guard cluster.access.isPrivate == plan.access.isPrivate else {
            throw Problem(
                "An AKS cluster stays \(cluster.access.isPrivate ? "private" : "public") as it was made.",
                advice: "Set privateCluster back to \(cluster.access.isPrivate ? "yes" : "no"), "
                    + "or create another cluster.", remedy: .changeSpec, field: "privateCluster")
        }
        let now = try await scope.client.aks.document(cluster.name, in: scope.group)
        scope.follow(try await scope.client.aks.putCluster(cluster.name, in: scope.group, plan.changed(now)))
    }

    // AKS removes nothing that it is at work on, but ends that when it is told to.
    func delete(_ cluster: AKS.Cluster, in scope: Scope<AzureClient>) async throws {
        guard !["Creating", "Updating"].contains(cluster.state) else { return try await stop(cluster, in: scope) }
        scope.follow(
            try await scope.client.unlocked(scope.group) {
                try await $0.aks.deleteCluster(cluster.name, in: scope.group)
            })
    }

    private func stop(_ cluster: AKS.Cluster, in scope: Scope<AzureClient>) async throws {
        do {
            scope.follow(try await scope.client.aks.abort(cluster.name, in: scope.group))
        } catch let error as CloudError where error.meaning == .denied {
            // A role that may not do this has to wait until AKS is done.
            scope.follow(nil)
        }
    }

    func cloudIDs(of cluster: AKS.Cluster) -> [String] { [cluster.id] }
}
