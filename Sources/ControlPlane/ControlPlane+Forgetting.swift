public import Domain
import Store

extension ControlPlane {
    /// Lets a cluster go that cannot be removed any more, since its credential no longer works. What there is of it
    /// stays where it is; what was known of it stays in its inventory, and in the audit.
    /// - Parameter confirmation: its name, as somebody typed it.
    public func forgetCluster(
        _ name: String, confirmation: String, in workspace: Workspace.ID, as caller: Caller
    ) async throws -> ClusterView {
        try caller.require(.deleteClusters, in: workspace)
        let now = time.now()
        let view = try await store.write { transaction in
            let stored = try transaction.living(cluster: name, in: workspace)
            let cluster = stored.cluster
            try cluster.check(confirmation: confirmation, toBe: "let go")
            guard let credential = try transaction.credential(cluster.credential), credential.phase == .invalid else {
                throw Refusal.works(stored.credentialName, for: cluster.name)
            }
            let left = try transaction.steps(of: cluster.id.rawValue).filter { $0.record.state != .gone }
                .flatMap(\.record.cloudIDs)
            let generation = try transaction.ask(cluster.id.rawValue, goal: .absent, at: now)
            let acceptance = Acceptance(
                caller: caller, workspace: workspace, verb: "cluster.forget", kind: .forget,
                detail: [
                    "name": cluster.name, "credential": credential.name, "account": credential.account?.id ?? "",
                    "left": left.joined(separator: " "),
                ], at: now)
            try acceptance.write(transaction, owner: cluster.id.rawValue, generation: generation)
            try transaction.forget(cluster.id, at: now)
            try transaction.tell(.phase, of: cluster.id.rawValue, Phase.forgotten.rawValue, at: now)
            try transaction.finishOperations(of: cluster.id.rawValue, upTo: generation, at: now)
            try transaction.judge(cluster.id.rawValue)
            return try transaction.view(transaction.known(cluster: cluster.id.rawValue, in: workspace))
        }
        bell.ring()
        return view
    }
}

extension Refusal {
    static func works(_ credential: String, for cluster: String) -> Refusal {
        Refusal(
            .conflict,
            Problem(
                "The credential “\(credential)” works, so “\(cluster)” can be removed.",
                advice: "Delete the cluster. Where the key was taken away just now, re-validate the credential first.",
                remedy: .changeSpec))
    }
}
