import Simulation

/// Ids as Microsoft makes them, the same in every run with one seed.
enum GUID {
    static func text(_ chance: Chance, _ question: String) -> String {
        let digits = chance.hex("guid/\(question)", digits: 32)
        var parts: [String] = []
        var rest = Substring(digits)
        for length in [8, 4, 4, 4, 12] {
            parts.append(String(rest.prefix(length)))
            rest = rest.dropFirst(length)
        }
        // Version 4, variant 1.
        parts[2] = "4" + parts[2].dropFirst()
        parts[3] = "a" + parts[3].dropFirst()
        return parts.joined(separator: "-")
    }
}
