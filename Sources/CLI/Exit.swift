import Domain

/// A command did not come to its good end: what to tell the person, and what to tell the script.
public struct Exit: Error, Sendable {
    public let status: ExitStatus
    public let problem: Problem
    /// Of the answer that it comes from.
    var httpStatus: Int?

    public init(_ status: ExitStatus, _ problem: Problem) {
        self.status = status
        self.problem = problem
    }

    public static func usage(_ summary: String, advice: String) -> Exit {
        Exit(.usage, Problem(summary, advice: advice, remedy: .changeSpec))
    }
}
