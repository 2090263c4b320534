/// The tables, in SQLite's words. Statements elsewhere are portable; types and triggers are each driver's own.
enum Schema {
    /// Dates are seconds since 1970; truth is 0 or 1; a list or a struct is JSON.
    static let one = who + owners + steps + history

    static let two = ["ALTER TABLE cluster ADD COLUMN also_removed TEXT NOT NULL DEFAULT '[]'"]

    /// The keys of the installation's own issuer, each with its private half sealed.
    static let three = [
        """
        CREATE TABLE issuer_key (id TEXT PRIMARY KEY, sealed BLOB NOT NULL, created_at REAL NOT NULL) STRICT
        """
    ]

    private static let who = [
        """
        CREATE TABLE installation (
            one INTEGER PRIMARY KEY CHECK (one = 1), id TEXT NOT NULL, created_at REAL NOT NULL, key_ring BLOB
        ) STRICT
        """,
        "CREATE TABLE workspace (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, created_at REAL NOT NULL) STRICT",
        "INSERT INTO workspace (id, name, created_at) VALUES ('default', 'default', 0)",
        """
        CREATE TABLE token (
            id TEXT PRIMARY KEY, name TEXT NOT NULL, prefix TEXT NOT NULL,
            hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
            created_at REAL NOT NULL, expires_at REAL, revoked_at REAL
        ) STRICT
        """,
    ]

    private static let owners = [
        // The work queue is a column: look_at. Users ring, the loop answers.
        """
        CREATE TABLE owner (
            id TEXT PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('cluster', 'credential')),
            goal TEXT NOT NULL CHECK (goal IN ('present', 'absent')),
            generation INTEGER NOT NULL CHECK (generation >= 1),
            reached INTEGER NOT NULL DEFAULT 0 CHECK (reached BETWEEN 0 AND generation),
            is_reached INTEGER NOT NULL DEFAULT 0 CHECK (is_reached IN (0, 1)),
            begun_at REAL, expected_at REAL, problem TEXT,
            refusals INTEGER NOT NULL DEFAULT 0 CHECK (refusals >= 0),
            look_at REAL, rings INTEGER NOT NULL DEFAULT 0,
            holder TEXT, lease_until REAL, epoch INTEGER NOT NULL DEFAULT 0 CHECK (epoch >= 0),
            step_generation INTEGER NOT NULL DEFAULT 0, graph_version INTEGER NOT NULL DEFAULT 0,
            CHECK ((holder IS NULL) = (lease_until IS NULL))
        ) STRICT
        """,
        "CREATE INDEX owner_due ON owner (look_at) WHERE look_at IS NOT NULL",
        "CREATE INDEX owner_held ON owner (lease_until) WHERE holder IS NOT NULL",
        """
        CREATE TABLE credential (
            id TEXT PRIMARY KEY REFERENCES owner (id), workspace TEXT NOT NULL REFERENCES workspace (id),
            name TEXT NOT NULL, provider TEXT NOT NULL,
            phase TEXT NOT NULL CHECK (phase IN ('pendingValidation', 'ready', 'invalid')),
            fields TEXT NOT NULL, account TEXT, version INTEGER NOT NULL CHECK (version >= 0),
            pending_version INTEGER CHECK (pending_version > version), problem TEXT, warnings TEXT NOT NULL,
            validated_at REAL, created_at REAL NOT NULL, deleted_at REAL,
            CHECK (phase <> 'ready' OR (version > 0 AND account IS NOT NULL))
        ) STRICT
        """,
        "CREATE UNIQUE INDEX credential_name ON credential (workspace, name) WHERE deleted_at IS NULL",
        """
        CREATE TABLE secret (
            credential TEXT NOT NULL REFERENCES credential (id), version INTEGER NOT NULL CHECK (version > 0),
            field TEXT NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (credential, version, field)
        ) STRICT
        """,
        """
        CREATE TABLE cluster (
            id TEXT PRIMARY KEY REFERENCES owner (id), workspace TEXT NOT NULL REFERENCES workspace (id),
            name TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('development', 'dedicated', 'dedicated-ha')),
            provider TEXT NOT NULL, region TEXT NOT NULL, credential TEXT NOT NULL REFERENCES credential (id),
            spec TEXT NOT NULL, choices TEXT, created_at REAL NOT NULL, deleted_at REAL
        ) STRICT
        """,
        "CREATE UNIQUE INDEX cluster_name ON cluster (workspace, name) WHERE deleted_at IS NULL",
        "CREATE INDEX cluster_credential ON cluster (credential) WHERE deleted_at IS NULL",
    ]

    private static let steps = [
        """
        CREATE TABLE step (
            owner TEXT NOT NULL REFERENCES owner (id), name TEXT NOT NULL, position INTEGER NOT NULL,
            is_wanted INTEGER NOT NULL CHECK (is_wanted IN (0, 1)),
            state TEXT NOT NULL CHECK (state IN ('waiting', 'changing', 'ready', 'gone', 'stopped')),
            text TEXT NOT NULL, problem TEXT, output TEXT, cloud_ids TEXT NOT NULL, receipt TEXT,
            started_at REAL, ready_at REAL, sent_at REAL, seen_at REAL, absent_since REAL, deleted_at REAL,
            look_at REAL, moves INTEGER NOT NULL, refusals INTEGER NOT NULL, tries INTEGER NOT NULL,
            is_replaced INTEGER NOT NULL CHECK (is_replaced IN (0, 1)),
            PRIMARY KEY (owner, name)
        ) STRICT
        """,
        """
        CREATE TABLE attempt (
            owner TEXT NOT NULL REFERENCES owner (id), step TEXT NOT NULL, token TEXT NOT NULL,
            began_at REAL NOT NULL, PRIMARY KEY (owner, step)
        ) STRICT
        """,
        """
        CREATE TABLE duration (
            id INTEGER PRIMARY KEY, provider TEXT NOT NULL, region TEXT NOT NULL, step TEXT NOT NULL,
            seconds REAL NOT NULL CHECK (seconds >= 0)
        ) STRICT
        """,
        "CREATE INDEX duration_step ON duration (provider, region, step)",
    ]

    private static let history = [
        """
        CREATE TABLE event (
            id INTEGER PRIMARY KEY AUTOINCREMENT, owner TEXT NOT NULL REFERENCES owner (id), at REAL NOT NULL,
            kind TEXT NOT NULL, step TEXT, text TEXT NOT NULL, problem TEXT
        ) STRICT
        """,
        "CREATE INDEX event_owner ON event (owner, id)",
        """
        CREATE TABLE operation (
            owner TEXT NOT NULL REFERENCES owner (id), generation INTEGER NOT NULL, kind TEXT NOT NULL,
            requested_by TEXT NOT NULL, requested_at REAL NOT NULL, finished_at REAL, PRIMARY KEY (owner, generation)
        ) STRICT
        """,
        """
        CREATE TABLE proof (
            owner TEXT PRIMARY KEY REFERENCES owner (id), at REAL NOT NULL, sweep TEXT NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE idempotency (
            workspace TEXT NOT NULL, caller TEXT NOT NULL, key TEXT NOT NULL, fingerprint TEXT NOT NULL,
            owner TEXT NOT NULL REFERENCES owner (id), at REAL NOT NULL, PRIMARY KEY (workspace, caller, key)
        ) STRICT
        """,
        """
        CREATE TABLE audit (
            id INTEGER PRIMARY KEY AUTOINCREMENT, at REAL NOT NULL, caller TEXT NOT NULL, verb TEXT NOT NULL,
            workspace TEXT, subject TEXT NOT NULL, detail TEXT NOT NULL
        ) STRICT
        """,
        """
        CREATE TRIGGER audit_is_not_rewritten BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'audit rows are never changed'); END
        """,
        """
        CREATE TRIGGER audit_is_not_erased BEFORE DELETE ON audit
        BEGIN SELECT RAISE(ABORT, 'audit rows are never removed'); END
        """,
    ]
}
