public import Domain

public import struct Foundation.Date

extension Transaction {
    /// Whether this use of one version of a credential was written down on this day already.
    public func isNoted(_ purpose: String, of credential: Credential.ID, version: Int, at now: Date) throws -> Bool {
        let rows = try connection.rows(
            "SELECT 1 FROM credential_use WHERE credential = ? AND version = ? AND purpose = ? AND day = ?",
            Value(credential.rawValue), Value(version), Value(purpose), Value(now.day))
        return !rows.isEmpty
    }

    /// Notes it. Returns whether it is the first on this day.
    public func note(_ purpose: String, of credential: Credential.ID, version: Int, at now: Date) throws -> Bool {
        try connection.run(
            """
            INSERT INTO credential_use (credential, version, purpose, day) VALUES (?, ?, ?, ?)
            ON CONFLICT (credential, version, purpose) DO UPDATE SET day = excluded.day
            WHERE credential_use.day <> excluded.day
            """, Value(credential.rawValue), Value(version), Value(purpose), Value(now.day)) == 1
    }
}

extension Date {
    /// Days since 1970, in UTC.
    fileprivate var day: Int { Int((timeIntervalSince1970 / 86_400).rounded(.down)) }
}
