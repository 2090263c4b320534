@testable import Store

extension Store {
    /// Somebody with a SQL prompt.
    func execute(_ statement: String) async throws {
        try await database.write { _ = try $0.rows(statement, []) }
    }
}
