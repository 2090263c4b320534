public import Cloud
public import Domain
public import Engine

public import struct Foundation.Date

/// All that is known to be there of a cluster, for who removes it without us.
public struct Inventory: Sendable {
    public struct Item: Sendable, Hashable {
        public let step: String
        public let state: StepRecord.State
        public let cloudID: String
        public let console: String?
    }

    public let cluster: Cluster
    public let account: Account?
    public let takenAt: Date
    public let forgottenAt: Date?
    /// What needs others comes before them: the order in which it can be removed.
    public let items: [Item]
    /// A script that removes it; nil where the provider has none.
    public let script: String?
}

extension ControlPlane {
    /// What is known to be there of a cluster, also after it was let go. Asks no cloud.
    public func clusterInventory(
        _ name: String, in workspace: Workspace.ID, as caller: Caller
    ) async throws -> Inventory {
        try caller.require(.seeWorkspace, in: workspace)
        let now = time.now()
        let (stored, steps, account) = try await store.read { transaction in
            let stored = try transaction.known(cluster: name, in: workspace)
            return (
                stored, try transaction.steps(of: stored.cluster.id.rawValue),
                try transaction.credential(stored.cluster.credential)?.account
            )
        }
        let cluster = stored.cluster
        let provider = try provider(cluster.provider)
        // Of what is gone a step keeps the ids.
        let parts = steps.reversed().map { step in
            Remains.Part(step: step.record.name, cloudIDs: step.record.state == .gone ? [] : step.record.cloudIDs)
        }
        let states = Dictionary(uniqueKeysWithValues: steps.map { ($0.record.name, $0.record.state) })
        let items = parts.flatMap { part in
            part.cloudIDs.map { id in
                Inventory.Item(
                    step: part.step, state: states[part.step] ?? .waiting, cloudID: id,
                    console: provider.console(cloudID: id, region: cluster.region))
            }
        }
        let remains = Remains(of: cluster, owner: owner(of: cluster), account: account?.id, parts: parts)
        let removal = provider.removal(of: remains)
        return Inventory(
            cluster: cluster, account: account, takenAt: now, forgottenAt: stored.forgottenAt, items: items,
            script: removal.isEmpty ? nil : RemovalScript(of: remains, removal, at: now).text)
    }

    /// What to do in the cloud to take the access away that a credential gives. Asks no cloud.
    public func credentialRevocation(
        _ name: String, in workspace: Workspace.ID, as caller: Caller
    ) async throws -> [RevocationStep] {
        try caller.require(.seeWorkspace, in: workspace)
        let credential = try await known(credential: name, in: workspace)
        return try provider(credential.provider).revocation(of: credential)
    }
}
