public import Domain
public import Foundation

/// A cluster with what became of it.
public struct StoredCluster: Sendable, Hashable {
    public let cluster: Cluster
    public let standing: Standing
    /// What the credential is called.
    public let credentialName: String
    /// When the last of it was gone, or it was let go.
    public let deletedAt: Date?
    /// When it was let go with what there was of it; nil for one that was removed.
    public let forgottenAt: Date?

    public var phase: Phase { forgottenAt == nil ? standing.phase : .forgotten }
}

extension Transaction {
    static let clusters = """
        SELECT o.*, c.workspace, c.name, c.kind AS cluster_kind, c.provider, c.region, c.credential, c.spec, c.choices,
            c.also_removed, c.created_at, c.deleted_at, c.forgotten_at, k.name AS credential_name
        FROM cluster c JOIN owner o ON o.id = c.id JOIN credential k ON k.id = c.credential
        """

    /// Living or not.
    public func cluster(_ id: Cluster.ID) throws -> StoredCluster? {
        try connection.rows("\(Self.clusters) WHERE c.id = ?", Value(id.rawValue)).first.map(StoredCluster.init)
    }

    /// By name or id: the living one, or else the one that was deleted last.
    public func cluster(called name: String, in workspace: Workspace.ID) throws -> StoredCluster? {
        try connection.rows(
            """
            \(Self.clusters) WHERE c.workspace = ? AND c.id IN (
                SELECT id FROM cluster WHERE workspace = ? AND name = ? UNION ALL SELECT ?)
            ORDER BY c.deleted_at IS NOT NULL, c.name <> ?, c.deleted_at DESC LIMIT 1
            """, Value(workspace.rawValue), Value(workspace.rawValue), Value(name), Value(name), Value(name)
        ).first.map(StoredCluster.init)
    }

    /// By name; those that are deleted come last, the newest first.
    public func clusters(in workspace: Workspace.ID, includingDeleted: Bool = false) throws -> [StoredCluster] {
        try connection.rows(
            """
            \(Self.clusters) WHERE c.workspace = ? AND (? = 1 OR c.deleted_at IS NULL)
            ORDER BY c.deleted_at IS NOT NULL, c.deleted_at DESC, c.name
            """, Value(workspace.rawValue), Value(includingDeleted)
        ).map(StoredCluster.init)
    }

    /// The living ones, by name.
    public func clusters(of credential: Credential.ID) throws -> [StoredCluster] {
        try connection.rows(
            "\(Self.clusters) WHERE c.credential = ? AND c.deleted_at IS NULL ORDER BY c.name",
            Value(credential.rawValue)
        ).map(StoredCluster.init)
    }

    public func insert(_ cluster: Cluster) throws {
        try insertOwner(cluster.id.rawValue, kind: .cluster, at: cluster.createdAt)
        try connection.run(
            """
            INSERT INTO cluster (id, workspace, name, kind, provider, region, credential, spec, choices, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            Value(cluster.id.rawValue), Value(cluster.workspace.rawValue), Value(cluster.name),
            Value(cluster.kind.rawValue), Value(cluster.provider), Value(cluster.region),
            Value(cluster.credential.rawValue), Value(json: cluster.spec), Value(json: cluster.choices),
            Value(cluster.createdAt))
    }

    public func update(_ id: Cluster.ID, spec: Cluster.Spec) throws {
        try connection.run("UPDATE cluster SET spec = ? WHERE id = ?", Value(json: spec), Value(id.rawValue))
    }

    public func update(_ id: Cluster.ID, alsoRemoved: Set<String>) throws {
        try connection.run(
            "UPDATE cluster SET also_removed = ? WHERE id = ?", Value(json: alsoRemoved.sorted()), Value(id.rawValue))
    }

    /// Lets a cluster go: nobody works on it any more, its name is free, and what was known of it stays.
    public func forget(_ id: Cluster.ID, at now: Date) throws {
        // A visit that is under way loses its lease: what it found is not stored.
        try connection.run(
            """
            UPDATE owner SET look_at = NULL, rings = rings + 1, epoch = epoch + 1, holder = NULL, lease_until = NULL,
                reached = generation, expected_at = NULL, problem = NULL
            WHERE id = ?
            """, Value(id.rawValue))
        try connection.run(
            "UPDATE cluster SET deleted_at = ?, forgotten_at = ? WHERE id = ?", Value(now), Value(now),
            Value(id.rawValue))
    }

    /// Keeps what the provider settled, under the lease.
    public func keep(_ choices: Cluster.Choices, under lease: Lease) throws {
        try hold(lease)
        try connection.run(
            "UPDATE cluster SET choices = ? WHERE id = ? AND choices IS NULL", Value(json: choices), Value(lease.owner))
    }
}

extension StoredCluster {
    init(_ row: Row) throws {
        standing = try Standing(row)
        credentialName = try row.text("credential_name")
        deletedAt = row.optionalDate("deleted_at")
        forgottenAt = row.optionalDate("forgotten_at")
        var cluster = Cluster(
            id: .init(rawValue: try row.text("id")), workspace: .init(rawValue: try row.text("workspace")),
            name: try row.text("name"), kind: try row.word("cluster_kind"), provider: try row.text("provider"),
            region: try row.text("region"), credential: .init(rawValue: try row.text("credential")),
            spec: try row.json("spec"), createdAt: try row.date("created_at"))
        cluster.choices = try row.optionalJSON("choices")
        cluster.alsoRemoved = try row.json("also_removed")
        cluster.goal = standing.goal
        cluster.generation = standing.generation
        self.cluster = cluster
    }
}
