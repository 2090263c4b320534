import Domain
import Foundation

/// What a form sent, as browsers write it (URL Standard, 5.1).
struct FormValues: Sendable {
    private let pairs: [(name: String, value: String)]

    init(_ text: String) {
        pairs = text.split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (Self.decoded(parts[0]), parts.count > 1 ? Self.decoded(parts[1]) : "")
        }
    }

    private static func decoded(_ text: Substring) -> String {
        let spaced = text.replacing("+", with: " ")
        return String(spaced).removingPercentEncoding ?? String(spaced)
    }

    /// The value without blanks around it; nil when there is none, or an empty one.
    subscript(_ name: String) -> String? {
        let value = pairs.first { $0.name == name }?.value.trimmingCharacters(in: .whitespacesAndNewlines)
        return value.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// As it was typed, blanks included; nil when nothing was.
    func secret(_ name: String) -> Secret? {
        pairs.first { $0.name == name && !$0.value.isEmpty }.map { Secret($0.value) }
    }

    func all(_ name: String) -> Set<String> { Set(pairs.filter { $0.name == name && !$0.value.isEmpty }.map(\.value)) }

    /// The values of the fields whose names begin so, by the rest of their names; empty ones, too.
    func fields(_ prefix: String) -> [String: String] {
        Dictionary(
            pairs.filter { $0.name.hasPrefix(prefix) }.map {
                (String($0.name.dropFirst(prefix.count)), $0.value.trimmingCharacters(in: .whitespacesAndNewlines))
            }, uniquingKeysWith: { first, _ in first })
    }

    /// Throws a `Problem` that names the field when it is no whole number; nil when nothing is entered.
    func number(_ name: String) throws -> Int? {
        guard let text = self[name] else { return nil }
        guard let number = Int(text) else {
            throw Problem.invalid(name, "“\(text.prefix(20))” is no whole number.", advice: "Write it in digits.")
        }
        return number
    }
}
