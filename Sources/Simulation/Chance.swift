/// Numbers that look random and come out the same for the same seed and question.
public struct Chance: Sendable {
    public let seed: UInt64
    /// How many times faster than in the real cloud things get done.
    public var haste = 1.0

    public init(seed: UInt64) { self.seed = seed }

    /// Always the same for one `question`.
    public func number(_ question: String) -> UInt64 {
        // FNV-1a, then the finalizer of SplitMix64, which spreads similar questions apart.
        var hash = question.utf8.reduce(seed ^ 0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
        hash = (hash ^ (hash >> 27)) &* 0x94d0_49bb_1331_11eb
        return hash ^ (hash >> 31)
    }

    public func duration(_ question: String, in range: ClosedRange<Double>) -> Duration {
        let fraction = Double(number(question) >> 11) / Double(1 << 53)
        return .seconds((range.lowerBound + fraction * (range.upperBound - range.lowerBound)) / haste)
    }

    /// `digits` hexadecimal digits.
    public func hex(_ question: String, digits: Int) -> String {
        var text = ""
        while text.count < digits {
            let piece = String(number("\(question)#\(text.count)"), radix: 16)
            text += String(repeating: "0", count: 16 - piece.count) + piece
        }
        return String(text.prefix(digits))
    }
}
