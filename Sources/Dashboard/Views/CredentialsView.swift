/// The list of credentials.
struct CredentialsView: Sendable {
    let base: String
    let rows: [CredentialRow]
    let isEmpty: Bool

    init(base: String, rows: [CredentialRow]) {
        self.base = base
        self.rows = rows
        isEmpty = rows.isEmpty
    }
}
