/// Whether a cluster needs somebody, in one word: what lists are narrowed by.
public enum Health: String, Codable, Sendable, CaseIterable {
    case ok, progressing
    /// A person has to do something, or something is not as it should be.
    case attention
    /// Nobody could look at it for a while, and that may pass by itself.
    case unknown

    /// - Parameters:
    ///   - problem: the most pressing of what is in the way.
    ///   - refusals: looks in a row that came to nothing.
    public init(_ phase: Phase, problem: Problem?, refusals: Int) {
        self =
            switch phase {
            case .deleted, .forgotten: .ok
            case _ where problem.map { $0.remedy != .wait } ?? false: .attention
            case _ where refusals > Self.patience: .unknown
            case .degraded: .attention
            case .running: .ok
            case .pending, .provisioning, .updating, .deleting: .progressing
            }
    }

    /// So many looks in a row may come to nothing before that is worth a word.
    public static let patience = 5
}
