import Domain
import Engine

/// The worker nodes: a fixed number, or as many as the cluster autoscaler takes between two.
struct NodePool: Resource {
    let name = "node-pool"
    let settle = Duration.zero
    let takes = Duration.minutes(3)
    /// AKS keeps a cluster's last pool for as long as the cluster.
    var goesWith: (any Engine.Need)? { cluster }

    let plan: ClusterPlan
    let network: Node<VirtualNetwork>
    let cluster: Node<ManagedCluster>

    static let pool = "nodes"

    func observe(in scope: Scope<AzureClient>) async throws -> Observation<AKS.Pool> {
        if let text = try await scope.progress("AKS is changing its nodes") { return .changing(text) }
        let found = try await scope.client.aks.pool(Self.pool, of: scope.owner.stem, in: scope.group)
        guard let pool = found else { return .absent }
        switch pool.state {
        case "Succeeded": break
        case "Failed", "Canceled": return .outdated(pool, "asking AKS to go on with it")
        case "Deleting": return .changing("AKS is removing its nodes")
        case "Creating": return .changing("AKS is starting its nodes")
        default: return .changing("AKS is busy with it (\(pool.state))")
        }
        return isAsAsked(pool) ? .ready(pool) : .outdated(pool, "changing the number of nodes to \(wanted)")
    }

    private var wanted: String { plan.nodes.scales ? "\(plan.nodes.min) to \(plan.nodes.max)" : "\(plan.nodes.min)" }

    private func isAsAsked(_ pool: AKS.Pool) -> Bool {
        guard let found = pool.properties, found.enableAutoScaling ?? false == plan.nodes.scales else { return false }
        return plan.nodes.scales
            ? found.minCount == plan.nodes.min && found.maxCount == plan.nodes.max : found.count == plan.nodes.min
    }

    // It comes with the cluster: only one that was taken away is made here.
    func create(in scope: Scope<AzureClient>, from inputs: Inputs) async throws -> AKS.Pool? {
        let subnet = try inputs.subnet(network)
        let whole = plan.cluster(dnsPrefix: "", nodeGroup: "", subnet: subnet, tags: scope.tags(name))
        let pool = whole["properties"]?["agentPoolProfiles"]?.array?.first ?? [:]
        scope.follow(
            try await scope.client.aks.putPool(
                Self.pool, of: scope.owner.stem, in: scope.group, ["properties": pool.without(["name"])]))
        return nil
    }

    func update(_ pool: AKS.Pool, in scope: Scope<AzureClient>, from inputs: Inputs) async throws {
        let aks = scope.client.aks
        let now = try await aks.poolDocument(pool.name, of: scope.owner.stem, in: scope.group)
        var properties = (now["properties"] ?? [:]).without(ClusterPlan.answeredOfPools)
        plan.scale(&properties, count: count(from: pool))
        scope.follow(
            try await aks.putPool(pool.name, of: scope.owner.stem, in: scope.group, ["properties": properties]))
    }

    /// What the autoscaler has made of it stays, as far as it is in the new bounds.
    private func count(from pool: AKS.Pool) -> Int {
        min(max(pool.properties?.count ?? plan.nodes.min, plan.nodes.min), plan.nodes.max)
    }

    // Never by itself.
    func delete(_ pool: AKS.Pool, in scope: Scope<AzureClient>) async throws {}

    func cloudIDs(of pool: AKS.Pool) -> [String] { [pool.id] }
}
