import GRDB

struct SQLiteConnection: Connection {
    let database: GRDB.Database

    func rows(_ statement: String, _ values: [Value]) throws -> [Row] {
        let prepared = try database.cachedStatement(sql: statement)
        let columns = prepared.columnNames
        let found = try GRDB.Row.fetchCursor(prepared, arguments: StatementArguments(values.map(\.stored)))
        var rows: [Row] = []
        while let row = try found.next() {
            rows.append(Row(columns: columns, values: columns.indices.map { Value(row[$0] as DatabaseValue) }))
        }
        return rows
    }

    func run(_ statement: String, _ values: [Value]) throws -> Int {
        try database.cachedStatement(sql: statement)
            .execute(arguments: StatementArguments(values.map(\.stored)))
        return database.changesCount
    }
}

extension Value {
    fileprivate var stored: DatabaseValue {
        switch self {
        case .null: .null
        case .int(let number): number.databaseValue
        case .real(let number): number.databaseValue
        case .text(let text): text.databaseValue
        case .blob(let data): data.databaseValue
        }
    }

    fileprivate init(_ stored: DatabaseValue) {
        switch stored.storage {
        case .null: self = .null
        case .int64(let number): self = .int(number)
        case .double(let number): self = .real(number)
        case .string(let text): self = .text(text)
        case .blob(let data): self = .blob(data)
        }
    }
}
