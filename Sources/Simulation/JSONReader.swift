import Foundation

extension JSON {
    /// Reads one JSON text; nil unless all of it is valid.
    public init?(reading bytes: some Sequence<UInt8>) {
        var reader = JSONReader(bytes: Array(bytes))
        guard let value = reader.wholeText() else { return nil }
        self = value
    }

    public init?(reading text: String) { self.init(reading: text.utf8) }
}

/// Reads JSON from the front of what is left of a text.
private struct JSONReader {
    private var rest: ArraySlice<UInt8>
    private var depth = 0

    init(bytes: [UInt8]) { rest = bytes[...] }

    mutating func wholeText() -> JSON? {
        guard let value = value() else { return nil }
        skipSpace()
        return rest.isEmpty ? value : nil
    }

    private mutating func value() -> JSON? {
        skipSpace()
        depth += 1
        defer { depth -= 1 }
        guard depth < 100, let first = rest.first else { return nil }
        switch first {
        case UInt8(ascii: "{"): return object()
        case UInt8(ascii: "["): return array()
        case UInt8(ascii: "\""): return text().map { .string($0) }
        case UInt8(ascii: "t"): return word("true", .bool(true))
        case UInt8(ascii: "f"): return word("false", .bool(false))
        case UInt8(ascii: "n"): return word("null", .null)
        default: return number()
        }
    }

    private mutating func object() -> JSON? {
        rest.removeFirst()
        var members: [String: JSON] = [:]
        if take("}") { return .object(members) }
        repeat {
            skipSpace()
            guard rest.first == UInt8(ascii: "\""), let key = text(), take(":"), let value = value() else { return nil }
            members[key] = value
        } while take(",")
        return take("}") ? .object(members) : nil
    }

    private mutating func array() -> JSON? {
        rest.removeFirst()
        var elements: [JSON] = []
        if take("]") { return .array(elements) }
        repeat {
            guard let value = value() else { return nil }
            elements.append(value)
        } while take(",")
        return take("]") ? .array(elements) : nil
    }

    private mutating func text() -> String? {
        rest.removeFirst()
        var bytes: [UInt8] = []
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\""): return String(validating: bytes, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let piece = escaped() else { return nil }
                bytes += piece
            case 0..<0x20: return nil
            default: bytes.append(byte)
            }
        }
        return nil
    }

    private mutating func escaped() -> [UInt8]? {
        guard let byte = rest.popFirst() else { return nil }
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [8]
        case UInt8(ascii: "f"): return [12]
        case UInt8(ascii: "n"): return [10]
        case UInt8(ascii: "r"): return [13]
        case UInt8(ascii: "t"): return [9]
        case UInt8(ascii: "u"): return scalar().map { Array(String($0).utf8) }
        default: return nil
        }
    }

    /// What `\u` introduces, a surrogate pair included.
    private mutating func scalar() -> Unicode.Scalar? {
        guard let first = fourDigits() else { return nil }
        guard 0xD800..<0xDC00 ~= first else { return Unicode.Scalar(first) }
        guard rest.popFirst() == UInt8(ascii: "\\"), rest.popFirst() == UInt8(ascii: "u"), let second = fourDigits(),
            0xDC00..<0xE000 ~= second
        else { return nil }
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    }

    private mutating func fourDigits() -> UInt32? {
        let digits = rest.prefix(4)
        rest = rest.dropFirst(4)
        guard digits.count == 4 else { return nil }
        return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    }

    private mutating func number() -> JSON? {
        let digits = rest.prefix { "+-.0123456789eE".utf8.contains($0) }
        rest = rest[digits.endIndex...]
        guard let first = digits.first, first != UInt8(ascii: "+"), first != UInt8(ascii: ".") else { return nil }
        return Double(String(decoding: digits, as: UTF8.self)).map { .number($0) }
    }

    private mutating func word(_ word: String, _ value: JSON) -> JSON? {
        guard rest.starts(with: word.utf8) else { return nil }
        rest = rest.dropFirst(word.utf8.count)
        return value
    }

    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
        skipSpace()
        guard rest.first == UInt8(ascii: mark) else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func skipSpace() { rest = rest.drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 } }
}
