public import Domain
public import Foundation

/// Where a webhook is, and what its notices are signed with, sealed.
public struct StoredSigningKeys: Sendable {
    public let url: Data?
    public let version: Int
    public let key: Data
    /// The version before, for as long as it still signs beside this one.
    public let former: Data?
}

extension Transaction {
    private static let targetColumns = "id, workspace, name, channel, address, causes, paused_at, created_at"

    /// By name.
    public func notificationTargets(in workspace: Workspace.ID) throws -> [NotificationTarget] {
        try connection.rows(
            """
            SELECT \(Self.targetColumns) FROM notification_target
            WHERE workspace = ? AND deleted_at IS NULL ORDER BY name
            """, Value(workspace.rawValue)
        ).map(NotificationTarget.init)
    }

    /// - Parameters:
    ///   - url: the whole of a webhook's, sealed; nil for mail.
    ///   - key: the first one, sealed; nil where nothing is signed.
    public func insert(_ target: NotificationTarget, url: Data?, key: Data?) throws {
        try connection.run(
            """
            INSERT INTO notification_target (
                id, workspace, name, channel, address, url, causes, key_version, key, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            Value(target.id.rawValue), Value(target.workspace.rawValue), Value(target.name),
            Value(target.channel.rawValue), Value(target.address), url.map(Value.blob) ?? .null,
            try Value(json: target.causes.map(\.rawValue).sorted()), Value(key == nil ? 0 : 1),
            key.map(Value.blob) ?? .null, Value(target.createdAt))
    }

    /// Nil where nothing is signed.
    public func signingKeys(of target: NotificationTarget.ID, at now: Date) throws -> StoredSigningKeys? {
        let row = try connection.rows(
            "SELECT url, key_version, key, former_key, former_until FROM notification_target WHERE id = ?",
            Value(target.rawValue)
        ).first
        guard let row, let key = row.optionalBlob("key") else { return nil }
        let isFormerGood = row.optionalDate("former_until").map { now < $0 } ?? false
        return StoredSigningKeys(
            url: row.optionalBlob("url"), version: try row.int("key_version"), key: key,
            former: isFormerGood ? row.optionalBlob("former_key") : nil)
    }

    /// Puts a key in the place of another one, which signs beside it until then.
    /// Returns whether the other one was still the one in use.
    public func rotate(
        keyOf target: NotificationTarget.ID, to key: Data, version: Int, formerUntil: Date
    ) throws -> Bool {
        try connection.run(
            """
            UPDATE notification_target SET former_key = key, former_until = ?, key = ?, key_version = ?
            WHERE id = ? AND key_version = ? AND deleted_at IS NULL
            """, Value(formerUntil), .blob(key), Value(version), Value(target.rawValue), Value(version - 1)) == 1
    }

    /// Has it told nothing, what is on its way included; or tells it from now on.
    public func pause(_ target: NotificationTarget.ID, _ isPaused: Bool, at now: Date) throws {
        try connection.run(
            "UPDATE notification_target SET paused_at = ? WHERE id = ?", Value(isPaused ? now : nil),
            Value(target.rawValue))
        guard isPaused else { return }
        try connection.run(
            """
            UPDATE delivery SET look_at = NULL, reason = 'it was paused', ended_at = ?
            WHERE target = ? AND look_at IS NOT NULL
            """, Value(now), Value(target.rawValue))
    }

    /// Destroys its URL and its keys, frees its name, and sends it nothing more.
    public func bury(_ target: NotificationTarget.ID, at now: Date) throws {
        try connection.run(
            """
            UPDATE notification_target
            SET deleted_at = ?, url = NULL, key = NULL, former_key = NULL, former_until = NULL
            WHERE id = ?
            """, Value(now), Value(target.rawValue))
        try connection.run("DELETE FROM delivery WHERE target = ?", Value(target.rawValue))
    }
}

extension NotificationTarget {
    init(_ row: Row) throws {
        let causes: [String] = try row.json("causes")
        self.init(
            id: .init(rawValue: try row.text("id")), workspace: .init(rawValue: try row.text("workspace")),
            name: try row.text("name"), channel: try row.word("channel"), address: try row.text("address"),
            // A cause that this version does not know, it never tells of.
            causes: Set(causes.compactMap(Notice.Cause.init)), isPaused: row.optionalDate("paused_at") != nil,
            createdAt: try row.date("created_at"))
    }
}
