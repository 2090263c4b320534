import Cloud
public import Domain
import Engine
import Store

/// What creating a cluster would do, before anything is made.
public struct Plan: Sendable, Hashable {
    public let cluster: Cluster
    public let credentialName: String
    /// What would be made, in order, with what each step needs.
    public let steps: [PlannedStep]
    public let findings: [Finding]
    /// How long it takes, the clouds' own speed assumed; nil when not even the steps could be told.
    public let estimate: Duration?
    /// What it costs a month.
    public let cost: CostEstimate
}

extension ControlPlane {
    /// The plan for a draft. Looks at the account, and changes nothing in it.
    public func planCluster(
        _ draft: ClusterDraft, in workspace: Workspace.ID, as caller: Caller
    ) async throws -> Plan {
        try caller.require(.useCredentials, in: workspace)
        try check(draft)
        let credential = try await usable(credential: draft.credential, in: workspace)
        try credential.checkReady()
        var cluster = try await cluster(from: draft, using: credential, in: workspace)
        try await store.read { try $0.checkFree(clusterName: draft.name, in: workspace) }
        let provider = try provider(cluster.provider)
        let use = CredentialUse(caller: caller, purpose: "plan")
        let open = try await open(credential, version: credential.version, for: use)
        var findings = await provider.preflight(cluster, using: open)
        var graph: (any Reconcilable)?
        do {
            cluster.choices = try await provider.choose(for: cluster, using: open)
            graph = try provider.cluster(cluster, owner: owner(of: cluster), known: [], using: open)
        } catch {
            let problem = provider.explain(error)
            findings.append(Finding("choice", "zones and version", .missing, problem.summary, advice: problem.advice))
        }
        let place = (provider: cluster.provider, region: cluster.region)
        let medians = try await store.read { try $0.medians(provider: place.provider, region: place.region) }
        return Plan(
            cluster: cluster, credentialName: credential.name,
            steps: graph?.outline(medians: medians) ?? [], findings: findings,
            estimate: graph.map { $0.remaining(without: [], medians: medians) },
            cost: try await cost(of: cluster, using: credential))
    }

    /// What would go wrong with an ordinary cluster of this credential. Changes nothing in the account.
    public func preflightCredential(
        _ name: String, region: String? = nil, kind: Cluster.Kind = .dedicatedHA, in workspace: Workspace.ID,
        as caller: Caller
    ) async throws -> [Finding] {
        try caller.require(.useCredentials, in: workspace)
        let credential = try await known(credential: name, in: workspace)
        try credential.checkReady()
        let provider = try provider(credential.provider)
        let draft = ClusterDraft(
            name: "preflight", kind: kind, region: region ?? provider.regions.first?.id ?? "",
            credential: credential.id.rawValue)
        let cluster = try await cluster(from: draft, using: credential, in: workspace)
        let use = CredentialUse(caller: caller, purpose: "preflight")
        let open = try await open(credential, version: credential.version, for: use)
        return await provider.preflight(cluster, using: open)
    }
}
