/// An amount of money, exact to the millionth. Of which currency, whoever holds it knows.
public struct Amount: Hashable, Sendable, Comparable {
    public let millionths: Int64

    public static let zero = Amount(millionths: 0)

    public init(millionths: Int64) { self.millionths = millionths }

    /// Digits with a point, such as `0.0960`; nil for anything else, and for more than a thousand million.
    public init?(_ text: String) {
        guard let parts = text.wholeMatch(of: #/([0-9]{1,9})(?:\.([0-9]{1,6}))?/#) else { return nil }
        let fraction = parts.2.map { $0 + String(repeating: "0", count: 6 - $0.count) } ?? "0"
        guard let whole = Int64(parts.1), let rest = Int64(fraction) else { return nil }
        self.init(millionths: whole * 1_000_000 + rest)
    }

    public static func < (one: Amount, other: Amount) -> Bool { one.millionths < other.millionths }
    public static func + (one: Amount, other: Amount) -> Amount {
        Amount(millionths: one.millionths + other.millionths)
    }
    public static func * (one: Amount, count: Int) -> Amount { Amount(millionths: one.millionths * Int64(count)) }

    /// To the hundredth, as sums are read.
    public var rounded: Amount { Amount(millionths: (millionths + 5000) / 10_000 * 10_000) }
}

extension Amount: CustomStringConvertible {
    /// With at least two digits behind the point: `73.00`, `0.096`.
    public var description: String {
        let digits = String(1_000_000 + millionths % 1_000_000).dropFirst()
        let last = digits.lastIndex { $0 != "0" }.map { digits.distance(from: digits.startIndex, to: $0) + 1 } ?? 0
        return "\(millionths / 1_000_000).\(digits.prefix(max(2, last)))"
    }
}

extension Amount: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let amount = Amount(text) else {
            let problem = Problem(
                "“\(text.prefix(40))” is no amount of money.",
                advice: "Write it in digits with a point, such as 0.096.",
                remedy: .changeSpec)
            throw DecodingError.dataCorrupted(
                .init(codingPath: container.codingPath, debugDescription: "no amount", underlyingError: problem))
        }
        self = amount
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
