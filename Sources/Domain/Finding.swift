/// One result of a preflight: something that was looked at before anything is made.
public struct Finding: Codable, Hashable, Sendable {
    public enum Verdict: String, Codable, Sendable {
        case allowed, missing, cannotTell, warning
    }

    /// What kind of thing: `permission`, `limit`, `zone`, `size`, `version`, `name`.
    public let kind: String
    /// What it is about: `iam:CreatePolicy`, `Elastic IP addresses`.
    public let subject: String
    public let verdict: Verdict
    /// What was seen, in one sentence with the values.
    public let text: String
    /// What to do; empty when allowed.
    public let advice: String

    public init(_ kind: String, _ subject: String, _ verdict: Verdict, _ text: String, advice: String = "") {
        self.kind = kind
        self.subject = subject
        self.verdict = verdict
        self.text = text
        self.advice = advice
    }
}
