/// How far a cluster is. Computed from what was asked for and what was seen; nothing assigns it.
public enum Phase: String, Codable, Sendable, CaseIterable {
    /// Accepted; nothing was sent to the cloud yet.
    case pending
    case provisioning
    case running
    /// It ran, and is being brought in line with a newer spec.
    case updating
    /// It ran as asked, and something is not as it should be now.
    case degraded
    case deleting, deleted
    /// Let go with the credential that no longer works: whatever there was of it may still be there.
    case forgotten

    /// - Parameters:
    ///   - generation: of what is asked for now.
    ///   - reached: the last generation whose goal was reached; 0 before any was.
    ///   - isBegun: whether work on any step began.
    ///   - isReached: whether the last look found everything as asked.
    public init(goal: Goal, generation: Int, reached: Int, isBegun: Bool, isReached: Bool) {
        switch goal {
        case .absent: self = isReached && reached == generation ? .deleted : .deleting
        case .present where reached == 0: self = isBegun ? .provisioning : .pending
        case .present where reached < generation: self = .updating
        case .present: self = isReached ? .running : .degraded
        }
    }
}
