import Foundation

/// One row of an answer, read by column.
public struct Row: Sendable {
    let columns: [String]
    let values: [Value]

    /// A column holds something else than this version of Freehold writes there.
    struct Unreadable: Error { let column: String }

    subscript(_ column: String) -> Value {
        columns.firstIndex(of: column).map { values[$0] } ?? .null
    }

    func text(_ column: String) throws -> String { try known(column, optionalText(column)) }
    func int(_ column: String) throws -> Int { try known(column, optionalInt(column)) }
    func date(_ column: String) throws -> Date { try known(column, optionalDate(column)) }
    func isTrue(_ column: String) throws -> Bool { try int(column) == 1 }

    func optionalText(_ column: String) -> String? {
        if case .text(let text) = self[column] { text } else { nil }
    }

    func optionalInt(_ column: String) -> Int? {
        if case .int(let number) = self[column] { Int(number) } else { nil }
    }

    func optionalReal(_ column: String) -> Double? {
        if case .real(let number) = self[column] { number } else { nil }
    }

    func optionalDate(_ column: String) -> Date? {
        switch self[column] {
        case .real(let seconds): Date(timeIntervalSince1970: seconds)
        case .int(let seconds): Date(timeIntervalSince1970: Double(seconds))
        default: nil
        }
    }

    func optionalBlob(_ column: String) -> Data? {
        if case .blob(let data) = self[column] { data } else { nil }
    }

    func optionalJSON<Stored: Decodable>(_ column: String, as type: Stored.Type = Stored.self) throws -> Stored? {
        try optionalText(column).map { try JSONDecoder().decode(Stored.self, from: Data($0.utf8)) }
    }

    func json<Stored: Decodable>(_ column: String, as type: Stored.Type = Stored.self) throws -> Stored {
        try known(column, optionalJSON(column, as: type))
    }

    /// One of the words that a column's CHECK lists.
    func word<Word: RawRepresentable<String>>(_ column: String, as type: Word.Type = Word.self) throws -> Word {
        try known(column, Word(rawValue: text(column)))
    }

    private func known<Stored>(_ column: String, _ value: Stored?) throws -> Stored {
        guard let value else { throw Unreadable(column: column) }
        return value
    }
}
