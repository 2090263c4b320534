public import Domain

public import struct Foundation.Date

/// How far an owner is, as the loop left it.
public struct Standing: Sendable, Hashable {
    public let goal: Goal
    public let generation: Int
    /// The last generation whose goal was reached; 0 before any was.
    public var reached: Int
    /// Whether the last look found everything as asked.
    public var isReached: Bool
    /// When work on any step began.
    public var begunAt: Date?
    /// When the goal will be reached, as far as one can tell.
    public var expectedAt: Date?
    /// What is in the way and belongs to no step.
    public var problem: Problem?
    /// Visits in a row that ended before any step could be looked at.
    public var refusals: Int
    /// When it is looked at next; nil once it is deleted.
    public var lookAt: Date?
    /// What the step records were last brought in line with.
    public var stepGeneration: Int
    public var graphVersion: Int

    public var phase: Phase {
        Phase(goal: goal, generation: generation, reached: reached, isBegun: begunAt != nil, isReached: isReached)
    }

    init(_ row: Row) throws {
        goal = try row.word("goal")
        generation = try row.int("generation")
        reached = try row.int("reached")
        isReached = try row.isTrue("is_reached")
        begunAt = row.optionalDate("begun_at")
        expectedAt = row.optionalDate("expected_at")
        problem = try row.optionalJSON("problem")
        refusals = try row.int("refusals")
        lookAt = row.optionalDate("look_at")
        stepGeneration = try row.int("step_generation")
        graphVersion = try row.int("graph_version")
    }
}

extension Transaction {
    public func standing(of owner: String) throws -> Standing {
        let rows = try connection.rows(
            """
            SELECT goal, generation, reached, is_reached, begun_at, expected_at, problem, refusals, look_at,
                step_generation, graph_version
            FROM owner WHERE id = ?
            """, Value(owner))
        guard let row = rows.first else { throw StoreError.broken("there is no owner \(owner)") }
        return try Standing(row)
    }

    /// Writes what the loop found out and gives the lease back, in the statement that tests it.
    public func release(_ lease: Lease, as standing: Standing) throws {
        let touched = try connection.run(
            """
            UPDATE owner SET holder = NULL, lease_until = NULL,
                look_at = CASE WHEN rings = ? THEN ? ELSE look_at END,
                reached = ?, is_reached = ?, begun_at = ?, expected_at = ?, problem = ?, refusals = ?,
                step_generation = ?, graph_version = ?
            WHERE id = ? AND holder = ? AND epoch = ?
            """,
            Value(lease.rings), Value(standing.lookAt), Value(standing.reached), Value(standing.isReached),
            Value(standing.begunAt), Value(standing.expectedAt), Value(json: standing.problem),
            Value(standing.refusals), Value(standing.stepGeneration), Value(standing.graphVersion),
            Value(lease.owner), Value(lease.holder), Value(lease.epoch))
        guard touched == 1 else { throw LeaseLost(owner: lease.owner) }
    }
}
