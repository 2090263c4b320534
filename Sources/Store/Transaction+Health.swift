public import Domain

extension StoredCluster {
    /// The most pressing of what is in the way.
    public func problem(among steps: [StoredStep]) -> Problem? {
        standing.problem ?? steps.first { $0.record.state == .stopped }?.record.problem
            ?? steps.lazy.compactMap(\.record.problem).first
    }
}

extension StoredStep {
    /// What was never asked for and never there does not concern anybody.
    public func isShown(toward goal: Goal) -> Bool {
        switch goal {
        case .present: isWanted || [.changing, .ready, .stopped].contains(record.state)
        case .absent: record.startedAt != nil || record.state != .gone
        }
    }
}

extension Transaction {
    /// Writes down how a cluster is, for the lists; called after each change of what that follows from. Nothing
    /// happens where the owner is no cluster.
    public func judge(_ owner: String) throws {
        guard let stored = try cluster(.init(rawValue: owner)) else { return }
        let steps = try steps(of: owner).filter { $0.isShown(toward: stored.cluster.goal) }
        let health = Health(
            stored.phase, problem: stored.problem(among: steps), refusals: stored.standing.refusals)
        try connection.run(
            "UPDATE cluster SET health = ? WHERE id = ? AND health <> ?", Value(health.rawValue), Value(owner),
            Value(health.rawValue))
    }

    /// Grows with each change that a list of this workspace may show.
    public func beats(of workspace: Workspace.ID) throws -> Int {
        try connection.rows("SELECT beats FROM pulse WHERE workspace = ?", Value(workspace.rawValue)).first?
            .int("beats") ?? 0
    }
}
