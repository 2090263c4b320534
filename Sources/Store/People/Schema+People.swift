extension Schema {
    /// People, and what lets them in. Whatever lets somebody in is stored as a hash, or sealed.
    static let four = [
        """
        CREATE TABLE person (
            id TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE CHECK (email = lower(email)), name TEXT NOT NULL,
            is_administrator INTEGER NOT NULL CHECK (is_administrator IN (0, 1)), password TEXT NOT NULL,
            second_factor BLOB, new_second_factor BLOB, last_code INTEGER NOT NULL DEFAULT 0,
            created_at REAL NOT NULL, disabled_at REAL
        ) STRICT
        """,
        """
        CREATE TABLE recovery_code (
            person TEXT NOT NULL REFERENCES person (id), hash BLOB NOT NULL CHECK (length(hash) = 32),
            PRIMARY KEY (person, hash)
        ) STRICT
        """,
        """
        CREATE TABLE membership (
            workspace TEXT NOT NULL REFERENCES workspace (id), person TEXT NOT NULL REFERENCES person (id),
            role TEXT NOT NULL CHECK (role IN ('owner', 'manager', 'member', 'auditor')), since REAL NOT NULL,
            PRIMARY KEY (workspace, person)
        ) STRICT
        """,
        "CREATE INDEX membership_person ON membership (person)",
        """
        CREATE TABLE invitation (
            id TEXT PRIMARY KEY, hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
            workspace TEXT REFERENCES workspace (id),
            role TEXT CHECK (role IN ('owner', 'manager', 'member', 'auditor')),
            person TEXT REFERENCES person (id), email TEXT, invited_by TEXT NOT NULL,
            created_at REAL NOT NULL, expires_at REAL NOT NULL, ended_at REAL,
            CHECK ((workspace IS NULL) = (role IS NULL) AND (workspace IS NULL OR person IS NULL))
        ) STRICT
        """,
        """
        CREATE TABLE session (
            id TEXT PRIMARY KEY, hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
            person TEXT NOT NULL REFERENCES person (id), address TEXT NOT NULL, agent TEXT NOT NULL,
            created_at REAL NOT NULL, seen_at REAL NOT NULL, ended_at REAL
        ) STRICT
        """,
        "CREATE INDEX session_person ON session (person) WHERE ended_at IS NULL",
        """
        CREATE TABLE sign_in (
            subject TEXT PRIMARY KEY, misses INTEGER NOT NULL CHECK (misses > 0),
            at REAL NOT NULL, next_at REAL NOT NULL
        ) STRICT
        """,
        // Tokens of before there were people are the installation's own.
        "ALTER TABLE token ADD COLUMN person TEXT REFERENCES person (id)",
        "ALTER TABLE token ADD COLUMN workspace TEXT REFERENCES workspace (id)",
        """
        ALTER TABLE token ADD COLUMN role TEXT
            CHECK ((role IS NULL) = (workspace IS NULL) AND role IN ('owner', 'manager', 'member', 'auditor'))
        """,
    ]
}
