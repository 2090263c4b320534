import Domain

/// What a person has to know about, with what they can do.
struct ProblemView: Sendable, Hashable {
    let summary: String
    let advice: String
    /// Who ends it, in a few words.
    let remedy: String
    let isWait: Bool
    let requestID: String?
    /// All of it as a text, for a ticket or a colleague.
    let text: String

    init(_ problem: Problem) {
        summary = problem.summary
        advice = problem.advice
        isWait = problem.remedy == .wait
        requestID = problem.requestID
        text = [problem.summary, problem.advice, problem.requestID.map { "Request \($0)" }].compactMap { $0 }
            .joined(separator: "\n")
        remedy =
            switch problem.remedy {
            case .wait: "Goes on by itself"
            case .fixCredential: "Correct the credential"
            case .grantPermission: "Grant a permission"
            case .raiseQuota: "Raise a quota"
            case .changeSpec: "Change what was asked for"
            case .askOperator: "Ask the operator"
            case .confirm: "Needs your yes"
            }
    }
}
