public import Domain
public import Foundation

/// A notice on its way to one target.
public struct Delivery: Sendable, Hashable {
    public let target: NotificationTarget
    public let notice: Notice
    /// When it was put into the outbox.
    public let at: Date
    /// This one included. Whoever writes with an older number is late, and not heard.
    public let tries: Int
}

/// The outbox: what is to be told is written with what happened, and taken out by the loop.
extension Transaction {
    /// Whether this is news of an owner: it was not what was told last, and that was not just now. Notes it.
    /// - Parameter calm: how long after a notice no other one of this cause is news.
    public func isNews(
        _ text: String, of cause: Notice.Cause, at owner: String, calm: Duration, now: Date
    ) throws -> Bool {
        try connection.run(
            """
            INSERT INTO told (owner, cause, text, at) VALUES (?, ?, ?, ?)
            ON CONFLICT (owner, cause) DO UPDATE SET text = excluded.text, at = excluded.at
            WHERE told.text <> excluded.text AND told.at <= ?
            """, Value(owner), Value(cause.rawValue), Value(text), Value(now), Value(now - calm)) == 1
    }

    /// Whether something was told of it that is over. Notes that it is.
    public func isOver(_ cause: Notice.Cause, at owner: String) throws -> Bool {
        try connection.run(
            "UPDATE told SET text = '' WHERE owner = ? AND cause = ? AND text <> ''", Value(owner),
            Value(cause.rawValue)) == 1
    }

    /// Due at once. Forgets those that were over three months ago.
    public func post(_ notice: Notice, to target: NotificationTarget.ID, at now: Date) throws {
        try connection.run(
            "DELETE FROM delivery WHERE look_at IS NULL AND at < ?", Value(now - .minutes(90 * 24 * 60)))
        try connection.run(
            "INSERT INTO delivery (target, notice_id, notice, at, look_at) VALUES (?, ?, ?, ?, ?)",
            Value(target.rawValue), Value(notice.id), Value(json: notice), Value(now), Value(now))
    }

    /// Takes up to `limit` that are due. They are due again after `duration`, unless they come to an end before.
    public func claimDeliveries(upTo limit: Int, for duration: Duration, at now: Date) throws -> [Delivery] {
        let rows = try connection.rows(
            """
            UPDATE delivery SET look_at = ?, tries = tries + 1
            WHERE (target, notice_id) IN (
                SELECT target, notice_id FROM delivery WHERE look_at <= ? ORDER BY look_at, at LIMIT ?)
            RETURNING target, notice, at, tries
            """, Value(now + duration), Value(now), Value(limit))
        return try rows.map { row in
            let target = try connection.rows("SELECT * FROM notification_target WHERE id = ?", row["target"])
            guard let target = target.first else { throw StoreError.broken("a delivery has no target") }
            return Delivery(
                target: try NotificationTarget(target), notice: try row.json("notice"), at: try row.date("at"),
                tries: try row.int("tries"))
        }
    }

    /// When the next one is due.
    public func nextDelivery() throws -> Date? {
        try connection.rows("SELECT MIN(look_at) AS at FROM delivery WHERE look_at IS NOT NULL").first?
            .optionalDate("at")
    }

    /// It was taken.
    public func end(_ delivery: Delivery, at now: Date) throws {
        try note(delivery, "look_at = NULL, reason = NULL, delivered_at = ?", Value(now))
    }

    /// It was not taken; there is another try then.
    public func retry(_ delivery: Delivery, at date: Date, because reason: String) throws {
        try note(delivery, "look_at = ?, reason = ?", Value(date), Value(reason))
    }

    /// It was not taken, and there is no other try. Returns false when somebody else has tried since.
    public func giveUp(_ delivery: Delivery, because reason: String, at now: Date) throws -> Bool {
        try note(delivery, "look_at = NULL, reason = ?, ended_at = ?", Value(reason), Value(now))
    }

    @discardableResult
    private func note(_ delivery: Delivery, _ change: String, _ values: Value...) throws -> Bool {
        try connection.run(
            "UPDATE delivery SET \(change) WHERE target = ? AND notice_id = ? AND tries = ? AND look_at IS NOT NULL",
            values + [Value(delivery.target.id.rawValue), Value(delivery.notice.id), Value(delivery.tries)]) == 1
    }
}
