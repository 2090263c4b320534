import Domain
public import Engine
public import Foundation

/// The work queue: whoever is due, and nobody's.
extension Transaction {
    /// Takes up to `limit` owners that are due, the longest waiting first.
    public func claim(upTo limit: Int, holder: String, for duration: Duration, at now: Date) throws -> [Lease] {
        let rows = try connection.rows(
            """
            UPDATE owner SET holder = ?, lease_until = ?, epoch = epoch + 1
            WHERE id IN (
                SELECT id FROM owner WHERE look_at <= ? AND (holder IS NULL OR lease_until <= ?)
                ORDER BY look_at, id LIMIT ?)
            RETURNING id, kind, goal, generation, epoch, holder, lease_until, look_at, rings
            """, Value(holder), Value(now + duration), Value(now), Value(now), Value(limit))
        return try rows.map(Lease.init).sorted { ($0.dueAt, $0.owner) < ($1.dueAt, $1.owner) }
    }

    /// When the next owner is due, or a lease runs out that was not given back; nil when nobody ever is.
    public func nextLook() throws -> Date? {
        let free = try connection.rows(
            "SELECT MIN(look_at) AS at FROM owner WHERE look_at IS NOT NULL AND holder IS NULL")
        let held = try connection.rows("SELECT MIN(lease_until) AS at FROM owner WHERE holder IS NOT NULL")
        return [free, held].compactMap { $0.first?.optionalDate("at") }.min()
    }

    /// Makes the owner due. Whoever is at work on it will look again.
    public func ring(_ owner: String, at now: Date) throws {
        try connection.run(
            "UPDATE owner SET look_at = ?, rings = rings + 1 WHERE id = ? AND look_at IS NOT NULL",
            Value(now), Value(owner))
    }

    /// Throws `LeaseLost` unless the lease still counts; what is written behind it in this transaction is safe.
    /// - Parameter until: to renew it; nil leaves its end where the last renewal put it.
    public func hold(_ lease: Lease, until: Date? = nil) throws {
        let touched = try connection.run(
            "UPDATE owner SET lease_until = COALESCE(?, lease_until) WHERE id = ? AND holder = ? AND epoch = ?",
            Value(until), Value(lease.owner), Value(lease.holder), Value(lease.epoch))
        guard touched == 1 else { throw LeaseLost(owner: lease.owner) }
    }

    /// Takes back every lease. Only for who holds the data folder's lock: nobody else can be at work.
    public func freeEveryLease() throws {
        try connection.run("UPDATE owner SET holder = NULL, lease_until = NULL WHERE holder IS NOT NULL")
    }

    /// Writes down that a create is about to be sent; nil while an earlier one, not older than `settle`, may surface.
    ///
    /// One statement tests the lease and the earlier attempt, and writes. Taking up an older attempt keeps its token:
    /// a cloud that honours tokens then answers with what the first one made.
    public func begin(
        _ step: String, settle: Duration, token: String, under lease: Lease, at now: Date
    ) throws -> Attempt? {
        let begun = try connection.rows(
            """
            INSERT INTO attempt (owner, step, token, began_at)
            SELECT id, ?, ?, ? FROM owner WHERE id = ? AND holder = ? AND epoch = ? AND lease_until > ?
            ON CONFLICT (owner, step) DO UPDATE SET began_at = excluded.began_at WHERE attempt.began_at <= ?
            RETURNING token
            """,
            Value(step), Value(token), Value(now), Value(lease.owner), Value(lease.holder), Value(lease.epoch),
            Value(now), Value(now - settle))
        if let kept = begun.first { return Attempt(step: step, token: try kept.text("token"), beganAt: now) }
        let held = try connection.rows(
            "SELECT 1 FROM owner WHERE id = ? AND holder = ? AND epoch = ? AND lease_until > ?",
            Value(lease.owner), Value(lease.holder), Value(lease.epoch), Value(now))
        guard !held.isEmpty else { throw LeaseLost(owner: lease.owner) }
        return nil
    }
}
