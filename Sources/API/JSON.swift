import Domain
import Foundation

/// How every body is written: keys in order, dates in ISO 8601 to the second, no slash escaped.
public enum JSON {
    public static func encode(_ body: some Encodable, indented: Bool = false) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if indented { encoder.outputFormatting.insert(.prettyPrinted) }
        return Array(try encoder.encode(body))
    }

    public static func decode<Body: Decodable>(_ type: Body.Type = Body.self, from bytes: [UInt8]) throws -> Body {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        return try decoder.decode(type, from: Data(bytes))
    }

    /// Decodes what a person or a program asked for. Throws a `Problem` that names the field when a value has the
    /// wrong type or is missing, twice there or null, and when there is a field that we do not know: it is a typing
    /// mistake far more often than something to overlook.
    public static func decodeOrder<Order: Decodable>(_ type: Order.Type = Order.self, from bytes: [UInt8]) throws
        -> Order
    {
        try StrictJSON.check(bytes)
        let names: Set<String>
        let order: Order
        do {
            let fields = try decode([String: Anything].self, from: bytes)
            if let field = fields.filter(\.value.isNull).keys.min() {
                throw Problem.invalid(field, "“\(field.prefix(60))” is null.", advice: "Leave it out, or give a value.")
            }
            names = Set(fields.keys)
            order = try decode(Order.self, from: bytes)
        } catch let mistake as DecodingError {
            throw Problem(mistake)
        }
        // A synthesized decoder reads the fields that the type has, by their names.
        let known = Mirror(reflecting: order).children.compactMap(\.label)
        if let unknown = names.subtracting(known).min() {
            throw Problem.invalid(
                unknown, "“\(unknown.prefix(60))” is no field of this request.",
                advice: "Leave it out. The fields are \(known.sorted().joined(separator: ", ")).")
        }
        if let written = order as? any Encodable, let place = try unread(in: bytes, of: encode(written)) {
            throw Problem.invalid(
                place, "“\(place.prefix(120))” is no field of this request.",
                advice: "Leave it out, or look up how it is spelled.")
        }
        return order
    }

    /// Where something is that no decoder has read: what was read is in `read`, written again.
    private static func unread(in bytes: [UInt8], of read: [UInt8]) throws -> String? {
        let given = try JSONSerialization.jsonObject(with: Data(bytes))
        return unread(in: given, of: try JSONSerialization.jsonObject(with: Data(read)))
    }

    private static func unread(in given: Any, of read: Any?) -> String? {
        switch (given, read) {
        case (is NSNull, _): nil
        case (_, nil): ""
        case (let given as [String: Any], let read as [String: Any]):
            given.keys.sorted().lazy.compactMap { key in
                unread(in: given[key] ?? NSNull(), of: read[key]).map { $0.isEmpty ? key : "\(key).\($0)" }
            }.first
        case (let given as [Any], let read as [Any]):
            given.indices.lazy.compactMap { place in
                unread(in: given[place], of: read.indices.contains(place) ? read[place] : nil).map {
                    $0.isEmpty ? "\(place)" : "\(place).\($0)"
                }
            }.first
        default: nil
        }
    }

    /// A value of which only the presence counts.
    private struct Anything: Decodable {
        let isNull: Bool

        init(from decoder: any Decoder) {
            isNull = (try? decoder.singleValueContainer().decodeNil()) ?? false
        }
    }
}

extension Problem {
    fileprivate init(_ mistake: DecodingError) {
        switch mistake {
        case .typeMismatch(let type, let place):
            self = .invalid(
                Self.field(place), "“\(Self.field(place))” is not \(Self.word(for: type)).",
                advice: "Give \(Self.word(for: type)).")
        case .valueNotFound(let type, let place):
            self = .invalid(
                Self.field(place), "“\(Self.field(place))” is empty.", advice: "Give \(Self.word(for: type)).")
        case .keyNotFound(let key, let place):
            let field = Self.field(place, key)
            self = .invalid(field, "“\(field)” is missing.", advice: "Add it to the request.")
        case .dataCorrupted(let place) where place.underlyingError is Problem:
            let problem = place.underlyingError as? Problem
            self = .invalid(Self.field(place), problem?.summary ?? "", advice: problem?.advice ?? "")
        case .dataCorrupted(let place) where !place.codingPath.isEmpty:
            self = .invalid(
                Self.field(place), "“\(Self.field(place))” has a value that is not on offer.",
                advice: "Look up the values in the description of the API.")
        default:
            self.init("The request's body is not JSON.", advice: "Send one JSON object.", remedy: .changeSpec)
        }
    }

    private static func field(_ place: DecodingError.Context, _ key: (any CodingKey)? = nil) -> String {
        let path = place.codingPath + (key.map { [$0] } ?? [])
        return path.isEmpty
            ? "body" : path.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
    }

    private static func word(for type: any Any.Type) -> String {
        switch type {
        case is String.Type: "a text"
        case is any BinaryInteger.Type: "a whole number"
        case is any BinaryFloatingPoint.Type: "a number"
        case is Bool.Type: "true or false"
        case is any Collection.Type where !(type is any ExpressibleByDictionaryLiteral.Type): "a list"
        default: "an object"
        }
    }
}
