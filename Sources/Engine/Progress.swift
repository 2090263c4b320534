import Domain

import struct Foundation.Date

/// What one pass came to; stored in one transaction, which also ends the attempts that were seen.
public struct Progress: Sendable {
    /// In the graph's order.
    public let records: [StepRecord]
    /// The steps whose open attempt is settled.
    public let ended: [String]
    /// When the owner wants to be looked at next.
    public let lookAt: Date
    /// The goal is reached: everything wanted is ready, or nothing at all is left.
    public let isReached: Bool
    /// What the last look found, once everything is gone.
    public let sweep: Sweep?
    /// What is in the way and belongs to no step.
    public let problem: Problem?

    public init(
        records: [StepRecord], ended: [String], lookAt: Date, isReached: Bool, sweep: Sweep? = nil,
        problem: Problem? = nil
    ) {
        self.records = records
        self.ended = ended
        self.lookAt = lookAt
        self.isReached = isReached
        self.sweep = sweep
        self.problem = problem
    }
}

/// The last look over an account after a removal: the proof that nothing is left, or what is.
public struct Sweep: Codable, Hashable, Sendable {
    public struct Remnant: Codable, Hashable, Sendable {
        /// The cloud's own word for the kind of thing, such as `vpc`.
        public let kind: String
        public let id: String
        /// The step that its tag names, if any.
        public let step: String?

        public init(kind: String, id: String, step: String? = nil) {
            self.kind = kind
            self.id = id
            self.step = step
        }
    }

    /// The kinds that were listed by tag.
    public var looked: [String]
    /// What carries the owner's tag and has to go.
    public var remnants: [Remnant]
    /// What stays on purpose, each with the reason.
    public var kept: [String]

    public init(looked: [String] = [], remnants: [Remnant] = [], kept: [String] = []) {
        self.looked = looked
        self.remnants = remnants
        self.kept = kept
    }
}

/// A graph with its client inside, so that callers need not know the client's type.
public protocol Reconcilable: Sendable {
    /// Of the graph, as `Memory` keeps it.
    var version: Int { get }
    /// The steps that are wanted, in order.
    var stepNames: [String] { get }
    /// What each step needs.
    var needs: [String: [String]] { get }
    /// How long the wanted steps that are not among `ready` take along their longest chain.
    func estimate(without ready: Set<String>) -> Duration
    /// Looks, sends at most one move for each step, and returns. Throws only `JournalError`.
    func pass(toward goal: Goal, generation: Int, from memory: Memory, journal: Journal) async throws -> Progress
}
