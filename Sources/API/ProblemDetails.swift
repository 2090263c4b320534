import Domain

/// The body of every answer that is a refusal: `application/problem+json` (RFC 9457).
public struct ProblemDetails: Codable, Hashable, Sendable {
    public static let mediaType = "application/problem+json"

    public let type: String
    /// The problem's summary.
    public let title: String
    public let status: Int
    /// The problem's advice.
    public let detail: String
    public let remedy: Problem.Remedy
    /// The input it is about, as the API spells it.
    public let field: String?
    /// The cloud's id of the refused call where there is one; else ours of this request, when we are at a loss.
    public let requestID: String?

    public init(_ problem: Problem, status: Int, requestID: String? = nil) {
        // RFC 9457, 4.2.1: it means no more than its status; `remedy` tells the kinds apart.
        type = "about:blank"
        title = problem.summary
        self.status = status
        detail = problem.advice
        remedy = problem.remedy
        field = problem.field
        self.requestID = problem.requestID ?? requestID
    }

    public var problem: Problem {
        Problem(title, advice: detail, remedy: remedy, field: field, requestID: requestID)
    }
}
