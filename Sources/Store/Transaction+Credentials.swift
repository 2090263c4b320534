public import Domain
public import Foundation

extension Transaction {
    private static let credentials = """
        SELECT c.*, o.generation FROM credential c JOIN owner o ON o.id = c.id
        """

    /// Living or not.
    public func credential(_ id: Credential.ID) throws -> Credential? {
        try connection.rows("\(Self.credentials) WHERE c.id = ?", Value(id.rawValue)).first.map(Credential.init)
    }

    /// The living one with this name or id.
    public func credential(called name: String, in workspace: Workspace.ID) throws -> Credential? {
        try connection.rows(
            """
            \(Self.credentials) WHERE c.workspace = ? AND (c.name = ? OR c.id = ?) AND c.deleted_at IS NULL
            ORDER BY c.name = ? DESC
            """, Value(workspace.rawValue), Value(name), Value(name), Value(name)
        ).first.map(Credential.init)
    }

    /// The living ones, by name.
    public func credentials(in workspace: Workspace.ID) throws -> [Credential] {
        try connection.rows(
            "\(Self.credentials) WHERE c.workspace = ? AND c.deleted_at IS NULL ORDER BY c.name",
            Value(workspace.rawValue)
        ).map(Credential.init)
    }

    /// The living ones of one principal, whosever they are, by name.
    public func credentials(of account: Account, at provider: String) throws -> [Credential] {
        try connection.rows(
            """
            \(Self.credentials) WHERE c.provider = ? AND c.account IS NOT NULL AND c.deleted_at IS NULL
            ORDER BY c.name
            """, Value(provider)
        ).map(Credential.init).filter { $0.account == account }
    }

    public func insert(_ credential: Credential) throws {
        try insertOwner(credential.id.rawValue, kind: .credential, at: credential.createdAt)
        try connection.run(
            """
            INSERT INTO credential (
                name, phase, fields, account, version, pending_version, problem, warnings, validated_at,
                id, workspace, provider, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            credential.changing() + [
                Value(credential.id.rawValue), Value(credential.workspace.rawValue), Value(credential.provider),
                Value(credential.createdAt),
            ])
    }

    /// All that may change but the revision, which is the owner's generation.
    public func update(_ credential: Credential) throws {
        try connection.run(
            """
            UPDATE credential SET name = ?, phase = ?, fields = ?, account = ?, version = ?, pending_version = ?,
                problem = ?, warnings = ?, validated_at = ?
            WHERE id = ?
            """, credential.changing() + [Value(credential.id.rawValue)])
    }

    /// Destroys every version of its secrets, frees its name, and never looks at it again.
    public func bury(_ id: Credential.ID, at now: Date) throws {
        try connection.run("DELETE FROM secret WHERE credential = ?", Value(id.rawValue))
        try connection.run("UPDATE credential SET deleted_at = ? WHERE id = ?", Value(now), Value(id.rawValue))
        try connection.run(
            """
            UPDATE owner SET goal = ?, look_at = NULL, holder = NULL, lease_until = NULL, epoch = epoch + 1
            WHERE id = ?
            """, Value(Goal.absent.rawValue), Value(id.rawValue))
    }

    /// Makes every living cluster of this credential due.
    public func ring(clustersOf credential: Credential.ID, at now: Date) throws {
        try connection.run(
            """
            UPDATE owner SET look_at = ?, rings = rings + 1 WHERE look_at IS NOT NULL
                AND id IN (SELECT id FROM cluster WHERE credential = ? AND deleted_at IS NULL)
            """, Value(now), Value(credential.rawValue))
    }
}

extension Transaction {
    /// The fields of one version, each sealed.
    public func secrets(of credential: Credential.ID, version: Int) throws -> [String: Data] {
        try connection.rows(
            "SELECT field, sealed FROM secret WHERE credential = ? AND version = ?", Value(credential.rawValue),
            Value(version)
        ).reduce(into: [:]) { $0[try $1.text("field")] = $1.optionalBlob("sealed") }
    }

    /// - Parameter earlier: when a field was entered that is the same as in a version before.
    public func keep(
        _ sealed: [String: Data], of credential: Credential.ID, version: Int, enteredAt now: Date,
        orEarlier earlier: [String: Date] = [:]
    ) throws {
        for (field, data) in sealed.sorted(by: { $0.key < $1.key }) {
            try connection.run(
                "INSERT INTO secret (credential, version, field, sealed, entered_at) VALUES (?, ?, ?, ?, ?)",
                Value(credential.rawValue), Value(version), Value(field), .blob(data), Value(earlier[field] ?? now))
        }
    }

    /// When each field of one version was entered.
    public func entryDates(of credential: Credential.ID, version: Int) throws -> [String: Date] {
        try connection.rows(
            "SELECT field, entered_at FROM secret WHERE credential = ? AND version = ?", Value(credential.rawValue),
            Value(version)
        ).reduce(into: [:]) { $0[try $1.text("field")] = $1.optionalDate("entered_at") }
    }

    /// Destroys every version but those.
    public func destroySecrets(of credential: Credential.ID, except versions: [Int]) throws {
        let marks = versions.map { _ in "?" }.joined(separator: ", ")
        try connection.run(
            "DELETE FROM secret WHERE credential = ? AND version NOT IN (\(marks))",
            [Value(credential.rawValue)] + versions.map { Value($0) })
    }
}

extension Credential {
    fileprivate func changing() throws -> [Value] {
        [
            Value(name), Value(phase.rawValue), try Value(json: fields), try Value(json: account), Value(version),
            pendingVersion.map { Value($0) } ?? .null, try Value(json: problem), try Value(json: warnings),
            Value(validatedAt),
        ]
    }

    fileprivate init(_ row: Row) throws {
        self.init(
            id: .init(rawValue: try row.text("id")), workspace: .init(rawValue: try row.text("workspace")),
            name: try row.text("name"), provider: try row.text("provider"), fields: try row.json("fields"),
            createdAt: try row.date("created_at"))
        phase = try row.word("phase")
        account = try row.optionalJSON("account")
        version = try row.int("version")
        pendingVersion = row.optionalInt("pending_version")
        problem = try row.optionalJSON("problem")
        warnings = try row.json("warnings")
        validatedAt = row.optionalDate("validated_at")
        revision = try row.int("generation")
    }
}
