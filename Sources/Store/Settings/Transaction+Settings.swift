public import Domain
public import Foundation

extension Transaction {
    public func settings() throws -> StoredSettings {
        guard let row = try connection.rows("SELECT version, document FROM settings").first else {
            throw StoreError.broken("there are no settings")
        }
        return StoredSettings(settings: try row.json("document"), version: try row.int("version"))
    }

    /// Returns the new version.
    public func keep(_ settings: OperatorSettings) throws -> Int {
        try connection.run("UPDATE settings SET document = ?, version = version + 1", Value(json: settings))
        return try self.settings().version
    }

    /// By name.
    public func hostClusters() throws -> [HostCluster] {
        try connection.rows("SELECT id, name, region, created_at FROM host_cluster ORDER BY name").map { row in
            HostCluster(
                id: .init(rawValue: try row.text("id")), name: try row.text("name"), region: try row.text("region"),
                createdAt: try row.date("created_at"))
        }
    }

    /// - Parameter kubeconfig: sealed.
    public func insert(_ host: HostCluster, kubeconfig: Data) throws {
        try connection.run(
            "INSERT INTO host_cluster (id, name, region, kubeconfig, created_at) VALUES (?, ?, ?, ?, ?)",
            Value(host.id.rawValue), Value(host.name), Value(host.region), .blob(kubeconfig), Value(host.createdAt))
    }

    /// With what it is reached by.
    public func delete(_ host: HostCluster.ID) throws {
        try connection.run("DELETE FROM host_cluster WHERE id = ?", Value(host.rawValue))
    }

    public func credentialShares() throws -> [CredentialShare] {
        try connection.rows(
            """
            SELECT s.credential, s.workspace FROM credential_share s JOIN credential c ON c.id = s.credential
            WHERE c.deleted_at IS NULL ORDER BY c.name, s.workspace
            """
        ).map { row in
            let workspace = try row.text("workspace")
            return CredentialShare(
                credential: .init(rawValue: try row.text("credential")),
                workspace: workspace.isEmpty ? nil : .init(rawValue: workspace))
        }
    }

    /// The living ones that others share with this team, by name.
    public func sharedCredentials(with workspace: Workspace.ID) throws -> [Credential] {
        try connection.rows(
            """
            SELECT c.id FROM credential_share s JOIN credential c ON c.id = s.credential
            WHERE s.workspace IN ('', ?) AND c.workspace <> ? AND c.deleted_at IS NULL
            GROUP BY c.id ORDER BY c.name, c.id
            """, Value(workspace.rawValue), Value(workspace.rawValue)
        ).compactMap { try credential(.init(rawValue: $0.text("id"))) }
    }

    public func insert(_ share: CredentialShare, at now: Date) throws {
        try connection.run(
            "INSERT OR IGNORE INTO credential_share (credential, workspace, at) VALUES (?, ?, ?)",
            Value(share.credential.rawValue), Value(share.workspace?.rawValue ?? ""), Value(now))
    }

    /// Nobody else may use it any more. Returns whether somebody might.
    public func deleteShares(of credential: Credential.ID) throws -> Bool {
        try connection.run("DELETE FROM credential_share WHERE credential = ?", Value(credential.rawValue)) > 0
    }
}
