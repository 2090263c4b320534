public import Domain

extension Transaction {
    public func census() throws -> Census {
        var census = Census()
        // A phase is computed, and not stored: what it is computed from is counted.
        let clusters = try connection.rows(
            """
            SELECT o.goal, o.reached = 0 AS is_new, o.reached = o.generation AS is_current,
                o.begun_at IS NOT NULL AS is_begun, o.is_reached, COUNT(*) AS count
            FROM cluster c JOIN owner o ON o.id = c.id WHERE c.deleted_at IS NULL GROUP BY 1, 2, 3, 4, 5
            """)
        for row in clusters {
            let reached = try row.isTrue("is_new") ? 0 : row.isTrue("is_current") ? 2 : 1
            let phase = Phase(
                goal: try row.word("goal"), generation: 2, reached: reached, isBegun: try row.isTrue("is_begun"),
                isReached: try row.isTrue("is_reached"))
            census.clusters[phase, default: 0] += try row.int("count")
        }
        let credentials = try connection.rows(
            "SELECT phase, COUNT(*) AS count FROM credential WHERE deleted_at IS NULL GROUP BY phase")
        for row in credentials { census.credentials[try row.word("phase")] = try row.int("count") }
        census.operationsUnderWay = try count(
            """
            SELECT COUNT(*) AS count FROM operation p JOIN cluster c ON c.id = p.owner
            WHERE p.finished_at IS NULL AND c.deleted_at IS NULL
            """)
        census.outbox = try count("SELECT COUNT(*) AS count FROM delivery WHERE look_at IS NOT NULL")
        return census
    }

    private func count(_ query: String) throws -> Int { try connection.rows(query).first?.int("count") ?? 0 }
}
