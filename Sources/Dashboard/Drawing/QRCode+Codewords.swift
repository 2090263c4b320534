extension QRCode {
    /// Of the versions 1 to 20, with medium correction (ISO/IEC 18004, table 9).
    private static let checkLengths = [
        10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26,
    ]
    private static let blockCounts = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16]

    /// The smallest that holds so many bytes.
    static func version(for count: Int) -> Int? {
        (1...blockCounts.count).first { count + ($0 < 10 ? 2 : 3) <= dataLength($0) }
    }

    static func alignmentPlaces(_ version: Int) -> [Int] {
        guard version > 1 else { return [] }
        let count = version / 7 + 2
        let step = (version * 8 + count * 3 + 5) / (count * 4 - 4) * 2
        return [6] + (0..<count - 1).map { 10 + version * 4 - $0 * step }.reversed()
    }

    /// All that is drawn: the text with its length, filled up, and what corrects it.
    static func codewords(of text: String, version: Int) -> [UInt8] {
        var bits: [Bool] = []
        func append(_ value: Int, _ count: Int) { bits += (0..<count).reversed().map { value >> $0 & 1 == 1 } }
        append(0b0100, 4)
        append(text.utf8.count, version < 10 ? 8 : 16)
        for byte in text.utf8 { append(Int(byte), 8) }
        append(0, 4)
        var data = stride(from: 0, to: bits.count / 8 * 8, by: 8).map { start in
            bits[start..<start + 8].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
        }
        let filling: [UInt8] = [0xEC, 0x11]
        let length = dataLength(version)
        data += (0..<max(0, length - data.count)).map { filling[$0 % 2] }
        return interleaved(data, version: version)
    }

    /// Modules that are neither marks nor format, in bytes.
    private static func totalLength(_ version: Int) -> Int {
        var modules = (16 * version + 128) * version + 64
        if version >= 2 {
            let count = version / 7 + 2
            modules -= (25 * count - 10) * count - 55
        }
        return (version >= 7 ? modules - 36 : modules) / 8
    }

    private static func dataLength(_ version: Int) -> Int {
        totalLength(version) - checkLengths[version - 1] * blockCounts[version - 1]
    }

    /// In blocks that are corrected each by itself, the later ones a byte longer; a byte of each in turn.
    private static func interleaved(_ data: [UInt8], version: Int) -> [UInt8] {
        let count = blockCounts[version - 1]
        let divisor = Self.divisor(checkLengths[version - 1])
        var (blocks, start): ([[UInt8]], Int) = ([], 0)
        for place in 0..<count {
            let length = data.count / count + (place >= count - data.count % count ? 1 : 0)
            blocks.append(Array(data[start..<start + length]))
            start += length
        }
        let checks = blocks.map { remainder($0, by: divisor) }
        func inTurn(_ lists: [[UInt8]]) -> [UInt8] {
            (0..<(lists.map(\.count).max() ?? 0)).flatMap { place in
                lists.compactMap { place < $0.count ? $0[place] : nil }
            }
        }
        return inTurn(blocks) + inTurn(checks)
    }

    /// The coefficients of (x - 1)(x - 2)(x - 4)… without the first, which is 1.
    private static func divisor(_ degree: Int) -> [UInt8] {
        var divisor = [UInt8](repeating: 0, count: degree - 1) + [1]
        var root: UInt8 = 1
        for _ in 0..<degree {
            for place in 0..<degree {
                divisor[place] = product(divisor[place], root) ^ (place + 1 < degree ? divisor[place + 1] : 0)
            }
            root = product(root, 2)
        }
        return divisor
    }

    private static func remainder(_ data: [UInt8], by divisor: [UInt8]) -> [UInt8] {
        var rest = [UInt8](repeating: 0, count: divisor.count)
        for byte in data {
            let factor = byte ^ rest.removeFirst()
            rest.append(0)
            for place in rest.indices { rest[place] ^= product(divisor[place], factor) }
        }
        return rest
    }

    /// In the field of 256 elements over x⁸ + x⁴ + x³ + x² + 1.
    private static func product(_ one: UInt8, _ other: UInt8) -> UInt8 {
        var result = 0
        for place in (0..<8).reversed() {
            result = result << 1 ^ (result >> 7) * 0x11D
            if other >> place & 1 == 1 { result ^= Int(one) }
        }
        return UInt8(result)
    }
}
