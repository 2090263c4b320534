import Domain

/// Which addresses are anybody's on the Internet: those that a customer may have us call.
///
/// By address and never by name: a name may lead elsewhere at the next look, and an address can be written in many
/// ways. Special ranges are those of RFC 6890 and of the registries that followed from it.
public enum PublicAddress {
    /// - Parameter bytes: 4 or 16, the most significant first.
    public static func isPublic(_ bytes: [UInt8]) -> Bool {
        switch bytes.count {
        case 4:
            let address = NetworkRange(base: bytes.reduce(0) { $0 << 8 | UInt32($1) }, prefix: 32)
            return !special.contains { $0.contains(address) }
        case 16:
            // Global unicast is all in 2000::/3; what maps an IPv4 address lies outside, or in the ranges below.
            return bytes[0] & 0xE0 == 0x20 && !specialIPv6.contains { bytes.starts(with: $0) }
        default: return false
        }
    }

    private static let special: [NetworkRange] = [
        range(0, 0, 0, 0, 8), range(10, 0, 0, 0, 8), range(100, 64, 0, 0, 10), range(127, 0, 0, 0, 8),
        range(169, 254, 0, 0, 16), range(172, 16, 0, 0, 12), range(192, 0, 0, 0, 24), range(192, 0, 2, 0, 24),
        range(192, 31, 196, 0, 24), range(192, 52, 193, 0, 24), range(192, 88, 99, 0, 24), range(192, 168, 0, 0, 16),
        range(192, 175, 48, 0, 24), range(198, 18, 0, 0, 15), range(198, 51, 100, 0, 24), range(203, 0, 113, 0, 24),
        range(224, 0, 0, 0, 4), range(240, 0, 0, 0, 4),
        // Looks public; on some clouds' machines it is the host beneath them.
        range(168, 63, 129, 16, 32),
    ]

    /// 2001::/23 (protocols, Teredo among them), 2001:db8::/32, 2002::/16 (6to4), 3fff::/20.
    private static let specialIPv6: [[UInt8]] = [
        [0x20, 0x01, 0x00], [0x20, 0x01, 0x01], [0x20, 0x01, 0x0D, 0xB8], [0x20, 0x02], [0x3F, 0xFF],
    ]

    private static func range(_ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32, _ prefix: Int) -> NetworkRange {
        NetworkRange(base: a << 24 | b << 16 | c << 8 | d, prefix: prefix)
    }
}
