import Foundation

/// A JSON value. What Azure answers is kept whole where a PUT has to send back what it does not change.
indirect enum JSON: Codable, Sendable, Hashable {
    case null
    case bool(Bool)
    case int(Int)
    case double(Double)
    case string(String)
    case array([JSON])
    case object([String: JSON])

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() { self = .null; return }
        if let bool = try? value.decode(Bool.self) { self = .bool(bool); return }
        if let int = try? value.decode(Int.self) { self = .int(int); return }
        if let double = try? value.decode(Double.self) { self = .double(double); return }
        if let string = try? value.decode(String.self) { self = .string(string); return }
        if let array = try? value.decode([JSON].self) { self = .array(array); return }
        self = .object(try value.decode([String: JSON].self))
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .int(let value): try container.encode(value)
        case .double(let value): try container.encode(value)
        case .string(let value): try container.encode(value)
        case .array(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }

    init?(parsing bytes: [UInt8]) {
        guard let value = try? JSONDecoder().decode(JSON.self, from: Data(bytes)) else { return nil }
        self = value
    }

    /// As it is sent: keys in order, so that the same request is the same bytes.
    var bytes: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // A tree of plain values has nothing that cannot be encoded.
        return (try? encoder.encode(self)).map { Array($0) } ?? []
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    init(stringLiteral value: String) { self = .string(value) }
    init(booleanLiteral value: Bool) { self = .bool(value) }
    init(integerLiteral value: Int) { self = .int(value) }
    init(arrayLiteral elements: JSON...) { self = .array(elements) }
    init(dictionaryLiteral elements: (String, JSON)...) { self = .object(Dictionary(elements) { $1 }) }
    static func strings(_ list: [String]) -> JSON { .array(list.map { .string($0) }) }
    static func tags(_ tags: Tags) -> JSON { .object(tags.mapValues { .string($0) }) }
}

extension JSON {
    var string: String? { if case .string(let value) = self { value } else { nil } }
    var array: [JSON]? { if case .array(let value) = self { value } else { nil } }
    var object: [String: JSON]? { if case .object(let value) = self { value } else { nil } }

    /// A member; nil takes it away. Setting one in what is no object makes it an object.
    subscript(_ key: String) -> JSON? {
        get { object?[key] }
        set {
            var members = object ?? [:]
            members[key] = newValue
            self = .object(members)
        }
    }

    /// Without these members.
    func without(_ keys: Set<String>) -> JSON { .object((object ?? [:]).filter { !keys.contains($0.key) }) }
}
