import Cloud
import Domain
import Store

extension ControlPlane {
    /// The cluster that a draft asks for, with a new id. Throws a `Problem` that names the field.
    func cluster(
        from draft: ClusterDraft, using credential: Credential, in workspace: Workspace.ID
    ) async throws -> Cluster {
        let provider = try provider(draft.provider ?? credential.provider)
        guard provider.id == credential.provider else {
            throw Problem.invalid(
                "credential",
                "The credential “\(credential.name)” is for \(credential.provider), the cluster for \(provider.id).",
                advice: "Choose a credential for \(provider.id).")
        }
        let assortment = try await assortment()
        let (regions, sizes) = (assortment.regions(of: provider), assortment.sizes(of: provider))
        guard regions.contains(where: { $0.id == draft.region }) else {
            throw Problem.invalid(
                "region", "\(provider.name) has no region “\(draft.region.prefix(40))” here.",
                advice: "Choose one of: \(regions.map(\.id).joined(separator: ", ")).")
        }
        let size = draft.size ?? sizes.first?.id ?? ""
        guard sizes.contains(where: { $0.id == size }) else {
            throw Problem.invalid(
                "size", "“\(size.prefix(40))” is not in the catalogue of node sizes.",
                advice: "Choose one of: \(sizes.map(\.id).joined(separator: ", ")).")
        }
        // At least one: a max of 0 is then what is wrong, and not a min that nobody gave.
        let min = draft.min ?? Swift.max(1, Swift.min(draft.kind.standardNodes, draft.max ?? .max))
        let spec = Cluster.Spec(
            size: size, nodes: try .init(min: min, max: draft.max ?? min), version: draft.version,
            network: draft.network ?? provider.standardNetwork, publicAccess: draft.publicAccess ?? [.everywhere],
            options: try provider.complete(options: draft.options))
        try provider.check(spec, kind: draft.kind, region: draft.region)
        return Cluster(
            id: .init(rawValue: random.id()), workspace: workspace, name: draft.name, kind: draft.kind,
            provider: provider.id, region: draft.region, credential: credential.id, spec: spec, createdAt: time.now())
    }

    /// What can be said of a draft before anything is looked up.
    func check(_ draft: ClusterDraft) throws {
        try Name.check(draft.name)
        guard draft.kind != .development else {
            throw Problem.invalid(
                "type",
                """
                BYOC is not available on the Development type — those are virtual clusters on Freehold's own shared \
                host infrastructure.
                """, advice: "Use Dedicated or Dedicated HA for BYOC.")
        }
    }
}

extension Cluster.Spec {
    /// Throws a `Problem` that names the field.
    func changed(by change: ClusterChange, for provider: any Provider) throws -> Cluster.Spec {
        var spec = self
        // A fixed number stays fixed when only one of the two is given.
        let fixed = nodes.scales ? nil : change.min
        spec.nodes = try .init(min: change.min ?? nodes.min, max: change.max ?? fixed ?? nodes.max)
        spec.publicAccess = change.publicAccess ?? publicAccess
        spec.options = try provider.complete(options: options.merging(change.options) { $1 })
        return spec
    }
}

extension Credential {
    /// Throws a `Problem` unless clusters may be made with it.
    func checkReady() throws(Problem) {
        guard phase != .ready else { return }
        let state = phase == .invalid ? "invalid" : "not validated yet"
        throw Problem(
            "The credential “\(name)” is \(state).",
            advice: phase == .invalid ? "Correct the credential first." : "Wait until it is ready.",
            remedy: phase == .invalid ? .fixCredential : .wait, field: "credential")
    }
}
