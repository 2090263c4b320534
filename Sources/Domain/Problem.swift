/// Something a person has to know about, worded for that person.
public struct Problem: Error, Codable, Hashable, Sendable {
    /// Who can end it, and how.
    public enum Remedy: String, Codable, Sendable {
        case wait, fixCredential, grantPermission, raiseQuota, changeSpec, askOperator
        /// Somebody has to say that it may be done, since it cannot be undone and is not ours.
        case confirm
    }

    /// What happened, in one sentence: who refused what, and why, with the value in it.
    public let summary: String
    /// The one thing to do about it, or that nothing needs doing.
    public let advice: String
    public let remedy: Remedy
    /// The input it is about, as the API spells it.
    public var field: String?
    /// The cloud's own id of the refused request, for a support case.
    public var requestID: String?

    public init(
        _ summary: String, advice: String, remedy: Remedy, field: String? = nil, requestID: String? = nil
    ) {
        self.summary = summary
        self.advice = advice
        self.remedy = remedy
        self.field = field
        self.requestID = requestID
    }

    /// What was typed into `field` cannot be used.
    public static func invalid(_ field: String, _ summary: String, advice: String) -> Problem {
        Problem(summary, advice: advice, remedy: .changeSpec, field: field)
    }
}
