@testable import Store

extension Store {
    /// Somebody with a SQL prompt.
    func execute(_ statement: String, _ values: Value...) async throws {
        try await database.write { _ = try $0.rows(statement, values) }
    }

    func count(_ table: String) async throws -> Int {
        try await database.read { try $0.rows("SELECT COUNT(*) AS count FROM \(table)", []).first?.int("count") ?? 0 }
    }

    /// All that is in every table, as somebody finds it who has the file.
    func dump() async throws -> String {
        try await database.read { connection in
            let tables = try connection.rows("SELECT name FROM sqlite_master WHERE type = 'table'", [])
            return try tables.flatMap { try connection.rows("SELECT * FROM \($0.text("name"))", []) }.flatMap(\.values)
                .map { value in
                    switch value {
                    case .blob(let data): String(decoding: data, as: UTF8.self)
                    case .text(let text): text
                    default: "\(value)"
                    }
                }.joined(separator: "\n")
        }
    }
}
