/// A block of IPv4 addresses, such as `10.0.0.0/16`.
struct AddressRange: Sendable, Hashable, CustomStringConvertible {
    let first: UInt32
    /// The number of leading bits that all its addresses share.
    let length: Int

    /// Nil unless `text` is CIDR notation. Bits after the prefix are cleared, as EC2 does.
    init?(_ text: String) {
        let halves = text.split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count == 2, let length = Int(halves[1]), (0...32).contains(length) else { return nil }
        let octets = halves[0].split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        guard octets.count == 4, !octets.contains(nil) else { return nil }
        let address = octets.reduce(UInt32(0)) { $0 << 8 | UInt32($1!) }
        self.length = length
        first = address & Self.mask(length)
    }

    var size: Int { 1 << (32 - length) }
    var last: UInt32 { first | ~Self.mask(length) }

    func contains(_ other: AddressRange) -> Bool { first <= other.first && other.last <= last }

    func overlaps(_ other: AddressRange) -> Bool { first <= other.last && other.first <= last }

    /// The address `offset` places after the first.
    func address(_ offset: Int) -> String { Self.text(first + UInt32(offset)) }

    var description: String { "\(Self.text(first))/\(length)" }

    private static func mask(_ length: Int) -> UInt32 { length == 0 ? 0 : UInt32.max << (32 - UInt32(length)) }

    private static func text(_ address: UInt32) -> String {
        stride(from: 24, through: 0, by: -8).map { String(address >> UInt32($0) & 255) }.joined(separator: ".")
    }
}
