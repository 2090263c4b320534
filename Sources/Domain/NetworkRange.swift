/// A range of IPv4 addresses, such as `10.0.0.0/16`.
public struct NetworkRange: Hashable, Sendable, CustomStringConvertible {
    public let base: UInt32
    /// How many leading bits are fixed.
    public let prefix: Int

    public static let everywhere = NetworkRange(base: 0, prefix: 0)

    public init(base: UInt32, prefix: Int) {
        self.prefix = prefix
        self.base = base & Self.mask(prefix)
    }

    /// Throws a `Problem` on `field` when `text` is no range, or has bits set behind its prefix.
    public init(_ text: String, field: String = "network") throws(Problem) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let bytes = parts.first?.split(separator: ".", omittingEmptySubsequences: false).map { Self.number($0) } ?? []
        guard parts.count == 2, bytes.count == 4, let prefix = Self.number(parts[1]), prefix <= 32,
            bytes.allSatisfy({ $0 != nil && $0! <= 255 })
        else {
            throw .invalid(
                field, "“\(String(text.unicodeScalars.prefix(40)))” is no IPv4 range.",
                advice: "Write it as 10.0.0.0/16.")
        }
        let address = bytes.reduce(UInt32(0)) { $0 << 8 | UInt32($1!) }
        self.init(base: address, prefix: prefix)
        guard address == base else {
            throw .invalid(field, "“\(text)” has bits set behind its prefix.", advice: "Write \(self) instead.")
        }
    }

    private static func mask(_ prefix: Int) -> UInt32 { prefix == 0 ? 0 : ~0 << UInt32(32 - prefix) }

    /// Digits only, no leading zero, which some read as octal.
    private static func number(_ text: Substring) -> Int? {
        guard text.utf8.allSatisfy({ (48...57).contains($0) }), text.count <= 3, text == "0" || text.first != "0"
        else { return nil }
        return Int(text)
    }

    public func contains(_ other: NetworkRange) -> Bool {
        prefix <= other.prefix && other.base & Self.mask(prefix) == base
    }

    public func overlaps(_ other: NetworkRange) -> Bool { contains(other) || other.contains(self) }

    /// The `index`-th of the equal parts with this prefix; nil beyond the last.
    public func part(_ index: Int, prefix: Int) -> NetworkRange? {
        guard prefix >= self.prefix, prefix <= 32, index >= 0, index < 1 << (prefix - self.prefix) else { return nil }
        return NetworkRange(base: base + UInt32(index) << UInt32(32 - prefix), prefix: prefix)
    }

    public var description: String {
        let bytes = [24, 16, 8, 0].map { String(base >> UInt32($0) & 255) }
        return "\(bytes.joined(separator: "."))/\(prefix)"
    }
}

extension NetworkRange: Codable {
    public init(from decoder: any Decoder) throws {
        try self.init(decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
