import Domain
import Foundation

/// Moves one owner's resources one step closer to the goal and returns. It never waits and remembers nothing.
public struct Reconciler<Client: Sendable>: Reconcilable {
    let graph: Graph<Client>
    let owner: Owner
    let client: Client
    let time: Time
    let drift: Duration
    /// Words an error for a person. Each cloud brings its own.
    let explain: @Sendable (any Error) -> Problem

    /// - Parameters:
    ///   - client: for this one pass, since it may keep what it listed.
    ///   - drift: how long a step that is ready is believed to be so.
    public init(
        _ graph: Graph<Client>, for owner: Owner, through client: Client, time: Time,
        drift: Duration = .minutes(10), explain: @escaping @Sendable (any Error) -> Problem
    ) {
        self.graph = graph
        self.owner = owner
        self.client = client
        self.time = time
        self.drift = drift
        self.explain = explain
    }

    public func pass(
        toward goal: Goal, generation: Int, from memory: Memory, journal: Journal
    ) async throws -> Progress {
        let now = time.now()
        var round = Round(graph, goal: goal, generation: generation, memory: memory, patience: patience, now: now)
        if round.isBare { return try await lastLook(at: round) }
        let known = round
        let results = try await withThrowingTaskGroup(of: Result.self) { group in
            for step in known.due {
                group.addTask { try await move(step, in: known, journal: journal) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        for result in results { round.take(result) }
        return round.progress()
    }

    var patience: Patience { Patience(pace: time.pace, drift: drift, offset: owner.id) }

    /// What handling one step came to.
    struct Result: Sendable {
        var record: StepRecord
        /// The outcome of its open attempt is known.
        var isSettled = false
        /// What it needs turned out to be gone.
        var missesNeeds = false
        /// It could not be removed: something may have been left in it since it was last looked at.
        var isBlocked = false
    }

    private func move(_ step: Step<Client>, in round: Round<Client>, journal: Journal) async throws -> Result {
        let note = Note()
        var result = Result(record: round.record(of: step))
        do {
            switch round.goal(of: step) {
            case .present: try await build(step, in: round, journal: journal, note: note, result: &result)
            case .absent: try await remove(step, in: round, note: note, result: &result)
            }
            result.record.refusals = 0
            if result.record.state != .stopped { result.record.problem = nil }
        } catch let error as JournalError {
            throw error
        } catch let error as CancellationError {
            throw error
        } catch {
            refuse(error, at: step, in: round, result: &result)
        }
        if let written = note.written { result.record.receipt = written }
        return result
    }

    /// A cloud's error stops this step, not the others.
    private func refuse(_ error: any Error, at step: Step<Client>, in round: Round<Client>, result: inout Result) {
        let now = round.now
        let refusal = error as? any CloudRefusal
        result.record.refusals += 1
        result.record.startedAt = result.record.startedAt ?? now
        result.missesNeeds = refusal?.isGone ?? false
        let wait = patience.afterRefusal(number: result.record.refusals, asked: refusal?.retryAfter)
        result.record.lookAt = now + wait
        let problem = explain(error)
        // What passes by itself is worth a person's attention only when it does not pass.
        if Planted.has(.stopsAtARefusal) { result.record.tries = 3 }
        result.isBlocked = round.goal == .absent && [.askOperator, .confirm, .wait].contains(problem.remedy)
        let mayPass = problem.remedy == .wait || (result.isBlocked && !round.leftovers(in: step).isEmpty)
        let bearable = problem.remedy == .wait ? 5 : 1
        let isShown = Planted.has(.stopsAtARefusal) || !mayPass || result.record.refusals > bearable
        result.record.problem = isShown ? problem : nil
        result.record.state = isShown ? .stopped : .changing
        result.record.text = problem.summary
    }

    func scope(
        for step: Step<Client>, in round: Round<Client>, note: Note, token: String = ""
    ) -> Scope<Client> {
        Scope(
            owner: owner, client: client, now: round.now, goal: round.goal(of: step), token: token,
            receipt: round.record(of: step).receipt, outputs: round.lastKnown, kept: note)
    }
}

extension Reconciler {
    public var version: Int { graph.version }

    public var stepNames: [String] { graph.steps.filter { $0.isWanted && !$0.isLeftovers }.map(\.name) }

    public var needs: [String: [String]] {
        Dictionary(uniqueKeysWithValues: graph.steps.map { ($0.name, $0.needs) })
    }

    public func estimate(without ready: Set<String>) -> Duration {
        graph.longestPath { ready.contains($0.name) ? .zero : $0.takes }
    }
}
