extension Schema {
    /// What the operator decides for all teams; and that nobody is told for a while.
    static let settings = [
        """
        CREATE TABLE settings (
            one INTEGER PRIMARY KEY CHECK (one = 1), version INTEGER NOT NULL, document TEXT NOT NULL
        ) STRICT
        """,
        "INSERT INTO settings (one, version, document) VALUES (1, 1, '{}')",
        """
        CREATE TABLE host_cluster (
            id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, region TEXT NOT NULL, kubeconfig BLOB NOT NULL,
            created_at REAL NOT NULL
        ) STRICT
        """,
        // No workspace stands for all of them: two rows of nothing would not be equal.
        """
        CREATE TABLE credential_share (
            credential TEXT NOT NULL REFERENCES credential (id), workspace TEXT NOT NULL, at REAL NOT NULL,
            PRIMARY KEY (credential, workspace)
        ) STRICT
        """,
        "ALTER TABLE notification_target ADD COLUMN paused_at REAL",
        "CREATE INDEX audit_workspace ON audit (workspace, id)",
    ]
}
