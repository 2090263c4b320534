import Domain

/// Whether the audit is as it was written.
public struct VerificationBody: Codable, Hashable, Sendable {
    /// How many rows fit, from the first on.
    public let count: Int
    /// The last of these, as `ID:HASH`: noted elsewhere, it tells later whether the rows up to it are the same.
    public let end: String?
    /// What is wrong with the first row that does not fit.
    public let problem: Problem?

    public init(count: Int, end: String?, problem: Problem?) {
        self.count = count
        self.end = end
        self.problem = problem
    }
}
