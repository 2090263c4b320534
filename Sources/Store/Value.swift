public import Foundation

/// What a column can hold. Truth is stored as 0 or 1, a date as seconds since 1970, a list or a struct as JSON.
public enum Value: Sendable, Hashable {
    case null
    case int(Int64)
    case real(Double)
    case text(String)
    case blob(Data)
}

extension Value {
    init(_ number: Int) { self = .int(Int64(number)) }
    init(_ text: String?) { self = text.map(Value.text) ?? .null }
    init(_ isTrue: Bool) { self = .int(isTrue ? 1 : 0) }
    init(_ date: Date?) { self = date.map { .real($0.timeIntervalSince1970) } ?? .null }

    init(json value: (some Encodable)?) throws {
        guard let value else {
            self = .null
            return
        }
        let encoder = JSONEncoder()
        // Sorted, so that what is equal is stored equal.
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        self = .text(String(decoding: try encoder.encode(value), as: UTF8.self))
    }
}
