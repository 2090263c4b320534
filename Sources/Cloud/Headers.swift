/// The headers of a request or an answer, in order; names are compared without regard to case.
public struct Headers: Sendable, Hashable, ExpressibleByDictionaryLiteral, Sequence {
    private var fields: [Field] = []

    public struct Field: Sendable, Hashable {
        public let name: String
        public var value: String
    }

    public init() {}

    public init(dictionaryLiteral elements: (String, String)...) {
        for (name, value) in elements { append(name, value) }
    }

    public mutating func append(_ name: String, _ value: String) { fields.append(Field(name: name, value: value)) }

    public subscript(_ name: String) -> String? {
        get { fields.first { $0.name.lowercased() == name.lowercased() }?.value }
        set {
            fields.removeAll { $0.name.lowercased() == name.lowercased() }
            if let newValue { append(name, newValue) }
        }
    }

    public func makeIterator() -> Array<Field>.Iterator { fields.makeIterator() }
}
