@testable import Store

extension Store {
    /// Somebody with a SQL prompt.
    func execute(_ statement: String, _ values: Value...) async throws {
        try await database.write { _ = try $0.rows(statement, values) }
    }

    func count(_ table: String) async throws -> Int {
        try await database.read { try $0.rows("SELECT COUNT(*) AS count FROM \(table)", []).first?.int("count") ?? 0 }
    }
}
