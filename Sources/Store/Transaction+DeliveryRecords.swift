public import Domain

extension Transaction {
    /// The newest first; those of three months are kept.
    public func deliveries(in workspace: Workspace.ID, limit: Int) throws -> [DeliveryRecord] {
        try connection.rows(
            """
            SELECT d.*, t.name FROM delivery d JOIN notification_target t ON t.id = d.target
            WHERE t.workspace = ? AND t.deleted_at IS NULL ORDER BY d.at DESC, d.notice_id, t.name LIMIT ?
            """, Value(workspace.rawValue), Value(limit)
        ).map { row in
            DeliveryRecord(
                target: try row.text("name"), notice: try row.json("notice"), at: try row.date("at"),
                tries: try row.int("tries"), deliveredAt: row.optionalDate("delivered_at"),
                endedAt: row.optionalDate("ended_at"), nextAt: row.optionalDate("look_at"),
                reason: row.optionalText("reason"))
        }
    }
}
