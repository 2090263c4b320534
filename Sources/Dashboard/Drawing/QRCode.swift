/// A text as the square picture that cameras read (ISO/IEC 18004): bytes, with medium error correction.
struct QRCode: Sendable {
    /// Modules on each side, without the blank border of four that belongs around it.
    let size: Int
    private var isDark: [Bool]
    /// What is the same for every text of this length.
    private var isFixed: [Bool]

    /// Nil for a text of more than 666 bytes.
    init?(_ text: String) {
        guard let version = Self.version(for: text.utf8.count) else { return nil }
        size = 17 + 4 * version
        isDark = Array(repeating: false, count: size * size)
        isFixed = isDark
        drawFixed(version)
        draw(Self.codewords(of: text, version: version))
    }

    func isDark(_ x: Int, _ y: Int) -> Bool { isDark[y * size + x] }

    /// The dark modules as an SVG path, one unit each.
    var path: String {
        var path = ""
        for y in 0..<size {
            var x = 0
            while x < size {
                let start = x
                while x < size, isDark(x, y) { x += 1 }
                if x > start { path += "M\(start) \(y)h\(x - start)v1H\(start)z" }
                x += 1
            }
        }
        return path
    }
}

extension QRCode {
    private mutating func set(_ x: Int, _ y: Int, _ dark: Bool) {
        guard (0..<size).contains(x), (0..<size).contains(y) else { return }
        isDark[y * size + x] = dark
        isFixed[y * size + x] = true
    }

    private mutating func drawFixed(_ version: Int) {
        for place in 0..<size {
            set(6, place, place % 2 == 0)
            set(place, 6, place % 2 == 0)
        }
        let places = Self.alignmentPlaces(version)
        for y in places {
            for x in places where !isCorner(x, y, of: places) { drawRings(x, y, light: [1], reach: 2) }
        }
        for (x, y) in [(3, 3), (size - 4, 3), (3, size - 4)] { drawRings(x, y, light: [2, 4], reach: 4) }
        drawFormat()
        if version >= 7 { drawVersion(version) }
    }

    /// There the three large marks are.
    private func isCorner(_ x: Int, _ y: Int, of places: [Int]) -> Bool {
        (x == 6 && y == 6) || (x == 6 && y == places.last) || (x == places.last && y == 6)
    }

    private mutating func drawRings(_ x: Int, _ y: Int, light: Set<Int>, reach: Int) {
        for dy in -reach...reach {
            for dx in -reach...reach { set(x + dx, y + dy, !light.contains(max(abs(dx), abs(dy)))) }
        }
    }

    /// Medium correction and mask 0: all of its five bits are 0, which leaves what they are mixed with.
    private mutating func drawFormat() {
        let bits = 0x5412
        func bit(_ place: Int) -> Bool { bits >> place & 1 == 1 }
        for place in 0..<6 { set(8, place, bit(place)) }
        set(8, 7, bit(6))
        set(8, 8, bit(7))
        set(7, 8, bit(8))
        for place in 9..<15 { set(14 - place, 8, bit(place)) }
        for place in 0..<8 { set(size - 1 - place, 8, bit(place)) }
        for place in 8..<15 { set(8, size - 15 + place, bit(place)) }
        set(8, size - 8, true)
    }

    private mutating func drawVersion(_ version: Int) {
        var rest = version
        for _ in 0..<12 { rest = rest << 1 ^ (rest >> 11) * 0x1F25 }
        let bits = version << 12 | rest
        for place in 0..<18 {
            let (far, near) = (size - 11 + place % 3, place / 3)
            set(far, near, bits >> place & 1 == 1)
            set(near, far, bits >> place & 1 == 1)
        }
    }

    /// Up and down in pairs of columns from the right, around what is fixed.
    private mutating func draw(_ codewords: [UInt8]) {
        var place = 0
        for pair in stride(from: size - 1, through: 1, by: -2) {
            // The column of the timing marks is left out.
            let right = pair <= 6 ? pair - 1 : pair
            let isUpward = (right + 1) & 2 == 0
            for step in 0..<size {
                let y = isUpward ? size - 1 - step : step
                for x in [right, right - 1] where !isFixed[y * size + x] {
                    let bit = place < codewords.count * 8 && codewords[place >> 3] >> (7 - place & 7) & 1 == 1
                    // Mask 0; any is as right as another, cameras read which it is.
                    isDark[y * size + x] = bit != ((x + y) % 2 == 0)
                    place += 1
                }
            }
        }
    }
}
