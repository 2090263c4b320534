import Domain
public import Engine

public import struct Foundation.Date

/// One pass over an owner, ready to be stored.
public struct FinishedPass: Sendable {
    public let lease: Lease
    /// What the pass began with.
    public let memory: Memory
    public let progress: Progress
    public let graphVersion: Int
    /// The steps that the spec asks for.
    public let wanted: Set<String>
    public let expectedAt: Date?
    public let at: Date
    /// How many times faster than real ones the clouds run.
    public let pace: Double

    public init(
        lease: Lease, memory: Memory, progress: Progress, graphVersion: Int, wanted: Set<String>, expectedAt: Date?,
        at: Date, pace: Double
    ) {
        self.lease = lease
        self.memory = memory
        self.progress = progress
        self.graphVersion = graphVersion
        self.wanted = wanted
        self.expectedAt = expectedAt
        self.at = at
        self.pace = pace
    }
}

extension Transaction {
    /// Stores what changed, and gives the lease back. Throws `LeaseLost`, and stores nothing, when it does not count.
    public func store(_ pass: FinishedPass) throws {
        let before = try standing(of: pass.lease.owner)
        let after = pass.standing(after: before)
        try release(pass.lease, as: after)
        let known = Dictionary(uniqueKeysWithValues: try steps(of: pass.lease.owner).map { ($0.record.name, $0) })
        for (position, record) in pass.progress.records.enumerated() {
            let step = StoredStep(
                record: record, isWanted: pass.wanted.contains(record.name), position: position)
            guard known[record.name] != step else { continue }
            try save(step, of: pass.lease.owner)
            try note(record, after: known[record.name]?.record, of: pass.lease.owner, at: pass.at)
            try learn(from: record, after: known[record.name]?.record, of: pass)
        }
        let ended = Planted.has(.closesEveryAttempt) ? Array(pass.memory.attempts.keys) : pass.progress.ended
        for step in ended {
            try connection.run("DELETE FROM attempt WHERE owner = ? AND step = ?", Value(pass.lease.owner), Value(step))
        }
        try note(after, after: before, of: pass.lease.owner, at: pass.at)
        if after.reached > before.reached {
            try finishOperations(of: pass.lease.owner, upTo: after.reached, at: pass.at)
        }
        if pass.isRemoval { try bury(pass) }
        try judge(pass.lease.owner)
    }

    /// The cluster is gone: its name is free again, and what the last look found is kept.
    private func bury(_ pass: FinishedPass) throws {
        let owner = Value(pass.lease.owner)
        // Whoever rang meanwhile rang for nothing.
        try connection.run("UPDATE owner SET look_at = NULL WHERE id = ?", owner)
        try connection.run("UPDATE cluster SET deleted_at = ? WHERE id = ?", Value(pass.at), owner)
        try connection.run("DELETE FROM attempt WHERE owner = ?", owner)
        try connection.run(
            "INSERT INTO proof (owner, at, sweep) VALUES (?, ?, ?) ON CONFLICT (owner) DO NOTHING", owner,
            Value(pass.at), Value(json: pass.progress.sweep ?? Sweep()))
    }
}

extension FinishedPass {
    var isRemoval: Bool { lease.goal == .absent && progress.isReached }

    func standing(after before: Standing) -> Standing {
        var after = before
        let steps = progress.records
        after.begunAt = before.begunAt ?? steps.compactMap(\.startedAt).min()
        after.isReached = progress.isReached
        after.expectedAt = progress.isReached ? nil : expectedAt
        after.problem = progress.problem
        after.refusals = 0
        after.stepGeneration = lease.generation
        after.graphVersion = graphVersion
        after.lookAt = progress.lookAt
        if isRemoval {
            // Nothing can be asked of it any more: whatever was asked meanwhile is reached as well.
            after.reached = before.generation
            after.lookAt = nil
        } else if progress.isReached {
            after.reached = max(before.reached, lease.generation)
        }
        return after
    }
}
