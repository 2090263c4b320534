extension Schema {
    /// An audit whose rows hang together; who used which credential; what teams are told of, and where.
    static let five = auditChain + notifications

    /// The old table is chained into the new one by `unchained`'s reader, and dropped.
    static let unchained = "unchained_audit"

    private static let auditChain = [
        "DROP TRIGGER audit_is_not_rewritten",
        "DROP TRIGGER audit_is_not_erased",
        "ALTER TABLE audit RENAME TO \(unchained)",
        // No two rows follow the same one, whoever writes: the chain has no forks.
        """
        CREATE TABLE audit (
            id INTEGER PRIMARY KEY CHECK (id > 0), at REAL NOT NULL, caller TEXT NOT NULL, verb TEXT NOT NULL,
            workspace TEXT, subject TEXT NOT NULL, detail TEXT NOT NULL,
            previous BLOB NOT NULL UNIQUE CHECK (length(previous) = 32),
            hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32)
        ) STRICT
        """,
        """
        CREATE TABLE audit_end (
            one INTEGER PRIMARY KEY CHECK (one = 1), id INTEGER NOT NULL, hash BLOB NOT NULL
        ) STRICT
        """,
        "INSERT INTO audit_end (one, id, hash) VALUES (1, 0, zeroblob(32))",
        """
        CREATE TRIGGER audit_is_not_rewritten BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'audit rows are never changed'); END
        """,
        """
        CREATE TRIGGER audit_is_not_erased BEFORE DELETE ON audit
        BEGIN SELECT RAISE(ABORT, 'audit rows are never removed'); END
        """,
        """
        CREATE TRIGGER audit_end_moves_on BEFORE UPDATE ON audit_end WHEN NEW.id <= OLD.id
        BEGIN SELECT RAISE(ABORT, 'the audit only grows'); END
        """,
        """
        CREATE TRIGGER audit_end_is_not_erased BEFORE DELETE ON audit_end
        BEGIN SELECT RAISE(ABORT, 'the audit only grows'); END
        """,
        """
        CREATE TABLE credential_use (
            credential TEXT NOT NULL REFERENCES credential (id), version INTEGER NOT NULL, purpose TEXT NOT NULL,
            day INTEGER NOT NULL, PRIMARY KEY (credential, version, purpose)
        ) STRICT
        """,
        // Since when a field is what it is. What is older than this column was entered with the last edit at the
        // latest.
        "ALTER TABLE secret ADD COLUMN entered_at REAL",
        """
        UPDATE secret SET entered_at = COALESCE(
            (SELECT MAX(requested_at) FROM operation o WHERE o.owner = secret.credential),
            (SELECT created_at FROM credential c WHERE c.id = secret.credential))
        """,
    ]

    private static let notifications = [
        """
        CREATE TABLE notification_target (
            id TEXT PRIMARY KEY, workspace TEXT NOT NULL REFERENCES workspace (id), name TEXT NOT NULL,
            channel TEXT NOT NULL CHECK (channel IN ('mail', 'webhook')), address TEXT NOT NULL, url BLOB,
            causes TEXT NOT NULL,
            key_version INTEGER NOT NULL DEFAULT 0 CHECK (key_version >= 0), key BLOB, former_key BLOB,
            former_until REAL, created_at REAL NOT NULL, deleted_at REAL,
            CHECK (channel = 'webhook' OR key IS NULL), CHECK (channel = 'webhook' OR url IS NULL)
        ) STRICT
        """,
        """
        CREATE UNIQUE INDEX notification_target_name ON notification_target (workspace, name)
        WHERE deleted_at IS NULL
        """,
        // What was told last of an owner, so that it is told once.
        """
        CREATE TABLE told (
            owner TEXT NOT NULL REFERENCES owner (id), cause TEXT NOT NULL, text TEXT NOT NULL, at REAL NOT NULL,
            PRIMARY KEY (owner, cause)
        ) STRICT
        """,
        """
        CREATE TABLE delivery (
            target TEXT NOT NULL REFERENCES notification_target (id), notice_id TEXT NOT NULL, notice TEXT NOT NULL,
            at REAL NOT NULL, look_at REAL, tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0), reason TEXT,
            delivered_at REAL, ended_at REAL, PRIMARY KEY (target, notice_id)
        ) STRICT
        """,
        "CREATE INDEX delivery_due ON delivery (look_at) WHERE look_at IS NOT NULL",
        "CREATE INDEX delivery_at ON delivery (at)",
    ]
}
