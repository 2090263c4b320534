extension Schema {
    /// Who is who at an identity provider, and the sign-ins there that are under way.
    static let identities = [
        """
        CREATE TABLE identity (
            id TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES person (id), issuer TEXT NOT NULL,
            subject TEXT NOT NULL, created_at REAL NOT NULL, used_at REAL NOT NULL,
            UNIQUE (issuer, subject), UNIQUE (person, issuer)
        ) STRICT
        """,
        // What it is begun with is in the browser alone: whoever reads the database cannot end it.
        """
        CREATE TABLE identity_flow (
            hash BLOB PRIMARY KEY CHECK (length(hash) = 32), provider TEXT NOT NULL, next TEXT NOT NULL,
            invitation BLOB CHECK (length(invitation) = 32),
            session TEXT REFERENCES session (id) ON DELETE CASCADE, address TEXT NOT NULL, expires_at REAL NOT NULL,
            CHECK (invitation IS NULL OR session IS NULL)
        ) STRICT
        """,
        // Until when an address that a provider has verified is enough to bind the account.
        "ALTER TABLE person ADD COLUMN identity_until REAL",
    ]
}
