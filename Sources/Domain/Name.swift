/// The rules for what people call things.
public enum Name {
    /// A DNS label of at most `limit` characters: lower-case letters, digits and inner hyphens, a letter first.
    public static func check(_ name: String, field: String = "name", limit: Int = 40) throws(Problem) {
        let advice = "Use 1 to \(limit) lower-case letters, digits and hyphens, beginning with a letter."
        guard !name.isEmpty else { throw .invalid(field, "The \(field) is empty.", advice: advice) }
        // By the byte: what looks like one character may have a megabyte of marks on it.
        guard name.utf8.count <= limit else {
            let begin = String(name.unicodeScalars.prefix(limit))
            throw .invalid(field, "“\(begin)…” is longer than \(limit) characters.", advice: advice)
        }
        let isLabel = name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
        guard isLabel, let first = name.utf8.first, (97...122).contains(first), !name.hasSuffix("-") else {
            throw .invalid(field, "“\(name)” is no DNS label.", advice: advice)
        }
    }
}
