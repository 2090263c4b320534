import Domain

/// Looks at a body for what parsers understand in different ways, or not within bounds (RFC 7493, RFC 8259 8.1): what
/// we check and what somebody behind us reads shall be one thing.
///
/// It does not look at the grammar, which the decoder does afterwards.
struct StrictJSON {
    static let greatestDepth = 32
    private static let blanks = Set(" \t\r\n".utf8)

    private enum Scope {
        case list
        case object(names: Set<[UInt8]>)
    }

    private let bytes: [UInt8]
    private var place = 0
    private var scopes: [Scope] = []
    /// The next text is the name of a field.
    private var isAtName = false
    private var isBehindComma = false

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Throws a `Problem`.
    static func check(_ bytes: [UInt8]) throws(Problem) {
        guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]), String(validating: bytes, as: UTF8.self) != nil,
            // Nobody writes it into JSON; other encodings are full of it.
            !bytes.contains(0)
        else {
            throw Problem(
                "The request's body is not UTF-8.", advice: "Send it in UTF-8, without a byte order mark.",
                remedy: .changeSpec)
        }
        var reader = StrictJSON(bytes)
        try reader.read()
    }

    private mutating func read() throws(Problem) {
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "{"): try open(.object(names: []))
            case UInt8(ascii: "["): try open(.list)
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                // The decoder lets it pass, which others do not.
                guard !isBehindComma else {
                    throw Problem(
                        "The request's body has a comma with nothing behind it.", advice: "Leave it out.",
                        remedy: .changeSpec)
                }
                _ = scopes.popLast()
                isAtName = false
            case UInt8(ascii: ","):
                if case .object = scopes.last { isAtName = true }
            case UInt8(ascii: "\""):
                let text = try readText()
                if isAtName { try note(text) }
                isAtName = false
            default: break
            }
            if place < bytes.count, !Self.blanks.contains(bytes[place]) {
                isBehindComma = bytes[place] == UInt8(ascii: ",")
            }
            place += 1
        }
    }

    private mutating func open(_ scope: Scope) throws(Problem) {
        guard scopes.count < Self.greatestDepth else {
            throw Problem(
                "The request's body is nested more than \(Self.greatestDepth) deep.", advice: "Send one JSON object.",
                remedy: .changeSpec)
        }
        scopes.append(scope)
        if case .object = scope { isAtName = true }
    }

    private mutating func note(_ name: [UInt8]) throws(Problem) {
        guard case .object(var names)? = scopes.popLast() else { return }
        guard names.insert(name).inserted else {
            let field = String(decoding: name, as: UTF8.self)
            throw .invalid(field, "“\(field.prefix(60))” is there twice.", advice: "Give it once.")
        }
        scopes.append(.object(names: names))
    }

    /// The text that begins here, decoded as far as names need it; `place` is left at its end.
    private mutating func readText() throws(Problem) -> [UInt8] {
        var text: [UInt16] = []
        var plain: [UInt8] = []
        func flush() {
            text += String(decoding: plain, as: UTF8.self).utf16
            plain = []
        }
        place += 1
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
            if bytes[place] == UInt8(ascii: "\\"), place + 1 < bytes.count {
                flush()
                place += 1
                text.append(readEscape())
            } else {
                plain.append(bytes[place])
            }
            place += 1
        }
        flush()
        // A half of a pair is no character: whoever writes it on writes something else.
        guard let decoded = String(validating: text, as: UTF16.self) else {
            throw Problem(
                "The request's body has half of a character in it.", advice: "Write both halves of “\\u” pairs.",
                remedy: .changeSpec)
        }
        return Array(decoded.utf8)
    }

    private mutating func readEscape() -> UInt16 {
        switch bytes[place] {
        case UInt8(ascii: "u"):
            let digits = bytes[min(place + 1, bytes.count)..<min(place + 5, bytes.count)]
            place += digits.count
            return UInt16(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0xFFFD
        case UInt8(ascii: "n"): return 10
        case UInt8(ascii: "r"): return 13
        case UInt8(ascii: "t"): return 9
        case UInt8(ascii: "b"): return 8
        case UInt8(ascii: "f"): return 12
        case let other: return UInt16(other)
        }
    }
}
