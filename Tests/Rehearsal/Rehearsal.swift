import Domain
import Engine

/// What the program would keep of one cluster between two passes, kept in memory.
public final class Rehearsal: Sendable {
    struct State: Sendable {
        var cluster: Cluster
        var memory = Memory()
        var progress: Engine.Progress?
        var goal = Goal.present
    }

    let state: Locked<State>

    public init(of cluster: Cluster) { state = Locked(State(cluster: cluster)) }
}

/// A step did not get where it was to be in time; these are where it stands.
public struct Standstill: Error, CustomStringConvertible {
    let records: [StepRecord]

    public init(records: [StepRecord]) { self.records = records }

    public var description: String {
        records.map { "\($0.name): \($0.state) \($0.text)" }.joined(separator: "\n")
    }
}

extension Engine.Progress {
    /// All that a person is told of. That the last look is repeated until the cloud has let everything go is no matter.
    public var problems: [Problem] {
        records.compactMap(\.problem) + (problem.map { $0.remedy == .wait ? [] : [$0] } ?? [])
    }
}
