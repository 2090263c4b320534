/// A JSON value.
public enum JSON: Sendable, Hashable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSON])
    case object([String: JSON])

    /// A member; null where there is none. To set one to null takes it out.
    public subscript(_ key: String) -> JSON {
        get {
            guard case .object(let members) = self else { return .null }
            return members[key] ?? .null
        }
        set {
            var members = object ?? [:]
            // A plain `nil` would be read as the literal for null.
            members[key] = newValue.isNull ? Optional<JSON>.none : newValue
            self = .object(members)
        }
    }

    public var isNull: Bool { self == .null }

    public var string: String? {
        guard case .string(let value) = self else { return nil }
        return value
    }

    public var bool: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }

    public var integer: Int? {
        guard case .number(let value) = self else { return nil }
        return Int(exactly: value)
    }

    public var array: [JSON]? {
        guard case .array(let value) = self else { return nil }
        return value
    }

    public var object: [String: JSON]? {
        guard case .object(let value) = self else { return nil }
        return value
    }

    /// The texts of an array; what is no text is left out.
    public var strings: [String] { (array ?? []).compactMap(\.string) }

    /// The members of an object whose values are texts, such as tags.
    public var stringMembers: [String: String] { (object ?? [:]).compactMapValues(\.string) }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByStringInterpolation, ExpressibleByBooleanLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    public init(stringLiteral value: String) { self = .string(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(integerLiteral value: Int) { self = .number(Double(value)) }
    public init(arrayLiteral elements: JSON...) { self = .array(elements) }
    public init(dictionaryLiteral elements: (String, JSON)...) { self = .object(Dictionary(elements) { $1 }) }
    public init(nilLiteral: ()) { self = .null }

    public init(_ value: String) { self = .string(value) }
    public init(_ value: Bool) { self = .bool(value) }
    public init(_ value: Int) { self = .number(Double(value)) }
    public init(_ values: [String]) { self = .array(values.map { .string($0) }) }
    public init(_ members: [String: String]) { self = .object(members.mapValues { .string($0) }) }
}
