/// A text of a policy in which `*` stands for any text and `?` for one character.
struct Pattern: Sendable, Hashable {
    let text: String

    init(_ text: String) { self.text = text }

    /// Compares byte by byte; action and condition names are compared without regard to case.
    func matches(_ value: String, ignoringCase: Bool = false) -> Bool {
        ignoringCase
            ? Self.matches(Array(value.lowercased().utf8), Array(text.lowercased().utf8))
            : Self.matches(Array(value.utf8), Array(text.utf8))
    }

    /// Compares two ARNs part by part, as `ArnLike` does: a `*` does not reach over a colon of the first five parts.
    func matchesARN(_ value: String) -> Bool {
        let parts = Self.parts(value)
        let patterns = Self.parts(text)
        guard parts.count == patterns.count else { return text == "*" }
        return zip(parts, patterns).allSatisfy { Pattern($1).matches($0) }
    }

    private static func parts(_ arn: String) -> [String] {
        arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
    }

    private static func matches(_ value: [UInt8], _ pattern: [UInt8]) -> Bool {
        var place = 0
        var mark = 0
        // Where to take up again when a star has to stand for one more byte.
        var star: (mark: Int, place: Int)?
        while place < value.count {
            if mark < pattern.count, pattern[mark] == UInt8(ascii: "*") {
                star = (mark, place)
                mark += 1
            } else if mark < pattern.count, pattern[mark] == UInt8(ascii: "?") || pattern[mark] == value[place] {
                place += 1
                mark += 1
            } else if let last = star {
                star = (last.mark, last.place + 1)
                place = last.place + 1
                mark = last.mark + 1
            } else {
                return false
            }
        }
        return pattern[mark...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
