/// One thing that was looked at, and what to do about it.
struct Diagnosis: Codable, Equatable {
    enum Verdict: String, Codable {
        case fine
        /// Good to know; nothing has to be done.
        case notice
        case wrong
    }

    let subject: String
    let verdict: Verdict
    let text: String
    /// Empty where nothing has to be done.
    let advice: String

    static func fine(_ subject: String, _ text: String) -> Diagnosis {
        Diagnosis(subject: subject, verdict: .fine, text: text, advice: "")
    }

    static func notice(_ subject: String, _ text: String, advice: String) -> Diagnosis {
        Diagnosis(subject: subject, verdict: .notice, text: text, advice: advice)
    }

    static func wrong(_ subject: String, _ text: String, advice: String) -> Diagnosis {
        Diagnosis(subject: subject, verdict: .wrong, text: text, advice: advice)
    }

    func lines(columns: Int) -> [String] {
        let glyph = verdict == .fine ? "✓" : verdict == .notice ? "·" : "!"
        let indent = String(repeating: " ", count: 13)
        let wrapped = text.wrapped(at: columns - 13)
        return ["\(glyph) \(subject.padded(to: 9))  \(wrapped[0])"] + wrapped.dropFirst().map { indent + $0 }
            + (advice.isEmpty ? [] : advice.wrapped(at: columns - 15).map { "\(indent)  \($0)" })
    }
}
