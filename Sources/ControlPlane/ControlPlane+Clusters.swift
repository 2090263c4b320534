public import Domain
import Engine
import Store

extension ControlPlane {
    /// Takes a cluster on, before any cloud is asked for anything; the loop builds it.
    /// - Parameter key: of the caller's making: the same request under the same key is carried out once.
    public func createCluster(
        _ draft: ClusterDraft, in workspace: Workspace.ID, as caller: Caller, key: String? = nil
    ) async throws -> ClusterView {
        try caller.require(.editClusters, in: workspace)
        try check(draft)
        let key = try RequestKey(
            Planted.has(.ignoresRequestKeys) ? nil : key, of: caller, in: workspace,
            asking: ["cluster.create", draft.fingerprint()])
        // What was taken on once is answered, whatever became of its credential or of the catalogue since.
        if let key, let earlier = try await store.read({ try $0.view(earlier: key) }) { return earlier }
        let credential = try await usable(credential: draft.credential, in: workspace)
        let cluster = try await cluster(from: draft, using: credential, in: workspace)
        let acceptance = Acceptance(
            caller: caller, workspace: workspace, verb: "cluster.create", kind: .create,
            detail: ["name": cluster.name, "region": cluster.region, "credential": credential.id.rawValue],
            at: cluster.createdAt)
        let view = try await store.write { transaction in
            if let key, let earlier = try transaction.view(earlier: key) { return earlier }
            // Read again: it may have been deleted, found invalid or taken away since.
            try transaction.usable(credential: credential.id.rawValue, in: workspace).checkReady()
            try transaction.checkFree(clusterName: cluster.name, in: workspace)
            try transaction.insert(cluster)
            try acceptance.write(transaction, owner: cluster.id.rawValue, generation: 1)
            try key?.keep(transaction, owner: cluster.id.rawValue, at: acceptance.at)
            return try transaction.view(transaction.known(cluster: cluster.id.rawValue, in: workspace))
        }
        bell.ring()
        return view
    }

    /// By name; deleted ones, if asked for, come last.
    public func clusters(
        in workspace: Workspace.ID, includingDeleted: Bool = false, as caller: Caller
    ) async throws -> [ClusterView] {
        try caller.require(.seeWorkspace, in: workspace)
        return try await store.read { transaction in
            try transaction.clusters(in: workspace, includingDeleted: includingDeleted).map(transaction.view)
        }
    }

    /// By name or id; where none is alive, the one of that name that was deleted last.
    public func cluster(_ name: String, in workspace: Workspace.ID, as caller: Caller) async throws -> ClusterView {
        try caller.require(.seeWorkspace, in: workspace)
        return try await store.read { try $0.view($0.known(cluster: name, in: workspace)) }
    }

    /// Scales a cluster, or changes its access or options.
    /// - Parameter revision: the generation that the caller has read; nil for whatever it is.
    public func editCluster(
        _ name: String, _ change: ClusterChange, in workspace: Workspace.ID, revision: Int? = nil, as caller: Caller
    ) async throws -> ClusterView {
        try caller.require(.editClusters, in: workspace)
        let now = time.now()
        let view = try await store.write { transaction in
            let stored = try transaction.living(cluster: name, in: workspace)
            let cluster = stored.cluster
            guard revision == nil || revision == cluster.generation else { throw Refusal.stale("cluster", name) }
            guard cluster.goal == .present else { throw Refusal.goes(cluster.name) }
            let provider = try provider(cluster.provider)
            let spec = try cluster.spec.changed(by: change, for: provider)
            guard spec != cluster.spec else { return try transaction.view(stored) }
            try provider.check(spec, kind: cluster.kind, region: cluster.region)
            try transaction.update(cluster.id, spec: spec)
            let acceptance = Acceptance(
                caller: caller, workspace: workspace, verb: "cluster.edit", kind: .edit,
                detail: ["name": cluster.name], at: now)
            return try transaction.ask(cluster, goal: .present, acceptance)
        }
        bell.ring()
        return view
    }

    /// Has a step that stopped tried again, or all of them.
    public func retryCluster(
        _ name: String, step: String? = nil, in workspace: Workspace.ID, as caller: Caller
    ) async throws -> ClusterView {
        try caller.require(.editClusters, in: workspace)
        let now = time.now()
        let view = try await store.write { transaction in
            let stored = try transaction.living(cluster: name, in: workspace)
            let owner = stored.cluster.id.rawValue
            if let step, try !transaction.steps(of: owner).contains(where: { $0.record.name == step }) {
                throw Refusal.unknown("step", step)
            }
            let acceptance = Acceptance(
                caller: caller, workspace: workspace, verb: "cluster.retry", kind: .retry,
                detail: ["name": stored.cluster.name, "step": step ?? "all"], at: now)
            return try transaction.ask(stored.cluster, goal: stored.cluster.goal, acceptance)
        }
        bell.ring()
        return view
    }

    /// Has a cluster removed, with all that belongs to it.
    ///
    /// Asked again, it lets go what others put into it and what was found to be in the way.
    /// - Parameters:
    ///   - confirmation: its name, as somebody typed it.
    ///   - also: cloud ids of what may go with it although it is not ours.
    public func deleteCluster(
        _ name: String, confirmation: String, also: Set<String> = [], in workspace: Workspace.ID,
        revision: Int? = nil, as caller: Caller
    ) async throws -> ClusterView {
        try caller.require(.deleteClusters, in: workspace)
        let now = time.now()
        let view = try await store.write { transaction in
            let stored = try transaction.living(cluster: name, in: workspace)
            let cluster = stored.cluster
            try cluster.check(confirmation: confirmation, toBe: "removed")
            let new = also.subtracting(cluster.alsoRemoved)
            guard cluster.goal == .present || !new.isEmpty else { return try transaction.view(stored) }
            guard revision == nil || revision == cluster.generation else { throw Refusal.stale("cluster", name) }
            var detail = ["name": cluster.name]
            if !new.isEmpty {
                try transaction.checkInTheWay(new, of: cluster)
                try transaction.update(cluster.id, alsoRemoved: cluster.alsoRemoved.union(new))
                detail["also"] = new.sorted().joined(separator: " ")
            }
            let acceptance = Acceptance(
                caller: caller, workspace: workspace, verb: "cluster.delete", kind: .delete, detail: detail, at: now)
            return try transaction.ask(cluster, goal: .absent, acceptance)
        }
        bell.ring()
        return view
    }
}
