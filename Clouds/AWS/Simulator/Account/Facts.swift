/// What is known of a request when its policies are evaluated: the values of condition keys.
struct Facts: Sendable {
    /// By name in lower case.
    private var values: [String: [String]]

    init(_ values: [String: [String]]) {
        self.values = Dictionary(values.map { ($0.key.lowercased(), $0.value) }) { $1 }
    }

    subscript(_ key: String) -> [String]? { values[key.lowercased()] }

    /// These facts and those of `more`.
    func with(_ more: [String: [String]]) -> Facts {
        var facts = self
        for (key, value) in more { facts.values[key.lowercased()] = value }
        return facts
    }

    /// The text with its policy variables replaced; nil where one of them has no value, which then matches nothing.
    func filling(in text: String) -> String? {
        guard text.contains("${") else { return text }
        var filled = ""
        var rest = text[...]
        while let start = rest.firstRange(of: "${") {
            filled += rest[..<start.lowerBound]
            guard let end = rest[start.upperBound...].firstIndex(of: "}") else { return nil }
            guard let value = value(of: rest[start.upperBound..<end]) else { return nil }
            filled += value
            rest = rest[rest.index(after: end)...]
        }
        return filled + rest
    }

    private func value(of variable: Substring) -> String? {
        // "${*}", "${?}" and "${$}" stand for the characters themselves.
        if ["*", "?", "$"].contains(variable) { return String(variable) }
        let halves = variable.split(separator: ",", maxSplits: 1).map { $0.drop { $0 == " " } }
        if let values = self[String(halves.first ?? "")], values.count == 1 { return values[0] }
        guard halves.count == 2 else { return nil }
        return halves[1].filter { $0 != "'" }
    }
}
