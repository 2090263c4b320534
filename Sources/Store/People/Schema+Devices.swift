extension Schema {
    /// Programs that wait for somebody to enter their code.
    static let devices = [
        """
        CREATE TABLE device_request (
            id TEXT PRIMARY KEY, device_hash BLOB NOT NULL UNIQUE CHECK (length(device_hash) = 32),
            user_hash BLOB NOT NULL UNIQUE CHECK (length(user_hash) = 32), host TEXT NOT NULL, address TEXT NOT NULL,
            created_at REAL NOT NULL, expires_at REAL NOT NULL, person TEXT REFERENCES person (id),
            decision TEXT CHECK ((decision IS NULL) = (person IS NULL) AND decision IN ('approved', 'denied')),
            pause REAL NOT NULL, asked_at REAL, ended_at REAL
        ) STRICT
        """,
        "CREATE INDEX device_request_created ON device_request (created_at)",
    ]
}
