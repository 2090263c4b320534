/// Where the tables are: the seam between what is stored and the driver that stores it.
///
/// Both verbs are one transaction each: all of `body` is committed, or nothing of it. The body is synchronous, so no
/// transaction can be left open across a cloud call.
public protocol Database: Sendable {
    func read<Answer: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Answer) async throws -> Answer
    func write<Answer: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Answer) async throws -> Answer
}

/// A connection as seen inside one transaction. Statements are portable SQL with `?` for each value.
public protocol Connection {
    /// The rows of a query, or of a write with RETURNING.
    func rows(_ statement: String, _ values: [Value]) throws -> [Row]
    /// The number of rows that a write touched.
    @discardableResult func run(_ statement: String, _ values: [Value]) throws -> Int
}

extension Connection {
    func rows(_ statement: String, _ values: Value...) throws -> [Row] { try rows(statement, values) }
    @discardableResult func run(_ statement: String, _ values: Value...) throws -> Int { try run(statement, values) }
}
