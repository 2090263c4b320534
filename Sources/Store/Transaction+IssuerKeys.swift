import Foundation

extension Transaction {
    /// The newest first.
    public func issuerKeys() throws -> [StoredIssuerKey] {
        try connection.rows("SELECT id, sealed, created_at FROM issuer_key ORDER BY created_at DESC, id").map {
            StoredIssuerKey(
                id: try $0.text("id"), sealed: $0.optionalBlob("sealed") ?? Data(), createdAt: try $0.date("created_at")
            )
        }
    }

    public func insert(_ key: StoredIssuerKey) throws {
        try connection.run(
            "INSERT INTO issuer_key (id, sealed, created_at) VALUES (?, ?, ?)", Value(key.id), .blob(key.sealed),
            Value(key.createdAt))
    }

    /// Destroys a key: what it signed is believed by nobody who looks the key up.
    public func destroy(issuerKey id: String) throws {
        try connection.run("DELETE FROM issuer_key WHERE id = ?", Value(id))
    }
}
