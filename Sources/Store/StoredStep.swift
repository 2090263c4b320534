public import Engine

/// A step as it was left by the last pass.
public struct StoredStep: Sendable, Hashable {
    public let record: StepRecord
    /// Whether the spec asks for it.
    public let isWanted: Bool
    /// In the graph's order, from 0.
    let position: Int
}

extension Transaction {
    /// In the graph's order.
    public func steps(of owner: String) throws -> [StoredStep] {
        try connection.rows(
            """
            SELECT position, is_wanted, \(StepRecord.columns.joined(separator: ", "))
            FROM step WHERE owner = ? ORDER BY position, name
            """, Value(owner)
        ).map {
            StoredStep(
                record: try StepRecord($0), isWanted: try $0.isTrue("is_wanted"), position: try $0.int("position"))
        }
    }

    /// What a pass begins with.
    public func memory(of owner: String) throws -> Memory {
        let standing = try standing(of: owner)
        return Memory(
            records: try steps(of: owner).map(\.record), attempts: try attempts(of: owner),
            generation: standing.stepGeneration, graphVersion: standing.graphVersion)
    }

    public func attempts(of owner: String) throws -> [Attempt] {
        try connection.rows("SELECT step, token, began_at FROM attempt WHERE owner = ? ORDER BY step", Value(owner)).map
        {
            Attempt(step: try $0.text("step"), token: try $0.text("token"), beganAt: try $0.date("began_at"))
        }
    }

    func save(_ step: StoredStep, of owner: String) throws {
        let columns = StepRecord.columns
        let marks = Array(repeating: "?", count: columns.count + 3).joined(separator: ", ")
        let changes = (["position", "is_wanted"] + columns).map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
        try connection.run(
            """
            INSERT INTO step (owner, position, is_wanted, \(columns.joined(separator: ", "))) VALUES (\(marks))
            ON CONFLICT (owner, name) DO UPDATE SET \(changes)
            """, [Value(owner), Value(step.position), Value(step.isWanted)] + step.record.values())
    }
}
