import Domain

/// What the store hands to a pass.
public struct Memory: Sendable {
    public var records: [String: StepRecord]
    /// Creates whose result is unknown, by step.
    public var attempts: [String: Attempt]
    /// The spec's generation and the graph's version that `records` were last brought in line with.
    public var generation: Int
    public var graphVersion: Int

    public init(
        records: [StepRecord] = [], attempts: [Attempt] = [], generation: Int = 0, graphVersion: Int = 0
    ) {
        self.records = Dictionary(uniqueKeysWithValues: records.map { ($0.name, $0) })
        self.attempts = Dictionary(uniqueKeysWithValues: attempts.map { ($0.step, $0) })
        self.generation = generation
        self.graphVersion = graphVersion
    }
}
