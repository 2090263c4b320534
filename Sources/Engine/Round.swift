import Domain
import Foundation

/// One pass's view of the graph: what is remembered, what each step is meant to become, and which are due.
struct Round<Client: Sendable>: Sendable {
    let graph: Graph<Client>
    let goal: Goal
    let now: Date
    let attempts: [String: Attempt]
    private let patience: Patience
    private var records: [String: StepRecord]
    private var ended: [String] = []
    private let dependents: [String: [String]]
    /// What is broken and to be tried again, and all that needs it: it goes first.
    private var doomed: Set<String> = []

    init(
        _ graph: Graph<Client>, goal: Goal, generation: Int, memory: Memory, patience: Patience, now: Date
    ) {
        self.graph = graph
        self.goal = goal
        self.now = now
        self.patience = patience
        attempts = memory.attempts
        dependents = graph.steps.reduce(into: [:]) { all, step in
            for need in step.needs { all[need, default: []].append(step.name) }
        }
        records = [:]
        for step in graph.steps {
            var record = memory.records[step.name] ?? StepRecord(name: step.name)
            if memory.generation != generation { record.isDue() }
            if memory.graphVersion != graph.version, record.state == .ready {
                record.lookAt = patience.nextDrift(after: now)
            }
            // An output of an older version's shape: look again.
            if memory.graphVersion != graph.version, let output = record.output, step.decode(output) == nil {
                record.output = nil
                record.lookAt = nil
            }
            records[step.name] = record
        }
        doomed = Self.doomed(in: graph, records)
        // What went and is wanted again begins anew.
        for step in graph.steps where self.goal(of: step) == .present && record(of: step).state == .gone {
            records[step.name] = StepRecord(name: step.name)
        }
    }

    func record(of step: Step<Client>) -> StepRecord { records[step.name] ?? StepRecord(name: step.name) }

    func dependents(of step: Step<Client>) -> [String] { dependents[step.name] ?? [] }

    func lastKnown(_ name: String) -> (any Sendable)? { records[name]?.output.flatMap { graph[name]?.decode($0) } }

    func inputs(of step: Step<Client>) -> Inputs {
        Inputs(step.needs.reduce(into: [:]) { inputs, need in inputs[need] = lastKnown(need) })
    }

    /// What is meant to become of this step, now: on the way to a new try, what is broken and what needs it go first.
    func goal(of step: Step<Client>) -> Goal {
        goal == .absent || !step.isWanted || doomed.contains(step.name) ? .absent : .present
    }

    private static func doomed(in graph: Graph<Client>, _ records: [String: StepRecord]) -> Set<String> {
        // Needs come before what needs them.
        graph.steps.reduce(into: []) { doomed, step in
            guard records[step.name]?.isReplaced == true || step.needs.contains(where: doomed.contains) else { return }
            doomed.insert(step.name)
        }
    }

    /// Every step that can be handled now.
    var due: [Step<Client>] {
        graph.steps.filter { step in
            if let lookAt = record(of: step).lookAt, lookAt > now { return false }
            return isFree(step)
        }
    }

    /// Nothing is left by the records, and nothing is meant to be.
    var isBare: Bool { goal == .absent && graph.steps.allSatisfy { record(of: $0).state == .gone } }

    /// Whether nothing but time keeps this step from being handled.
    private func isFree(_ step: Step<Client>) -> Bool {
        let record = record(of: step)
        switch goal(of: step) {
        case .present:
            if step.isLeftovers || record.isStuck { return false }
            return step.needs.allSatisfy(isUsable)
        case .absent:
            if goal == .present, step.isLeftovers, !doomed.contains(step.name) { return false }
            return record.state != .gone && blockers(of: step).isEmpty
        }
    }

    private func isUsable(_ need: String) -> Bool {
        guard let step = graph[need] else { return false }
        let record = record(of: step)
        return step.isLeftovers || (record.state == .ready && record.output != nil)
    }

    /// Until when "absent" is not believed: an open attempt may surface, or what was seen may be seen again.
    func doubt(_ step: Step<Client>) -> Date? {
        let record = record(of: step)
        let settle = step.settle.atPace(patience.pace)
        if goal(of: step) == .absent, let attempt = attempts[step.name] {
            // A name keeps a second create from doing harm; it does not make the first one visible any sooner.
            let shown = attempt.beganAt + max(step.settle, .seconds(120)).atPace(patience.pace)
            if now < shown, !Planted.has(.believesAbsenceAtOnce) { return shown }
        }
        guard record.seenAt != nil, record.deletedAt == nil else { return nil }
        let since = record.absentSince ?? now
        return now < since + settle ? since + settle : nil
    }
}

extension Round {
    mutating func take(_ result: Reconciler<Client>.Result) {
        let name = result.record.name
        guard let step = graph[name] else { return }
        let before = records[name]
        records[name] = result.record
        if before?.isReplaced != result.record.isReplaced { doomed = Self.doomed(in: graph, records) }
        if result.isSettled { ended.append(name) }
        // Whoever leaves something may do so until the last moment.
        if result.isBlocked {
            for name in leftovers(in: step) where records[name]?.state == .gone {
                records[name] = StepRecord(name: name)
            }
            // Something is in it: what went by the cloud's word alone may not have gone.
            for name in dependents(of: step) where records[name]?.isGoneByWord == true {
                records[name]?.state = .changing
                records[name]?.lookAt = nil
            }
        }
        if result.missesNeeds {
            for need in step.needs { records[need]?.lookAt = nil }
        }
        // Made anew, or changed: those who used the old one have to look.
        if let old = before?.output, let output = result.record.output, old != output {
            for dependent in dependents[name] ?? [] { records[dependent]?.lookAt = nil }
        }
    }

    func progress(lookAgain: Duration? = nil, sweep: Sweep? = nil, problem: Problem? = nil) -> Progress {
        let free = graph.steps.filter(isFree)
        let soonest = free.map { record(of: $0).lookAt ?? now }.min()
        let isReached =
            goal == .absent
            ? isBare && sweep?.remnants.isEmpty == true
            : graph.steps.allSatisfy { step in
                step.isLeftovers || record(of: step).state == (step.isWanted ? .ready : .gone)
            }
        let lookAt =
            lookAgain.map { now + $0 } ?? soonest ?? (isBare && sweep == nil ? now : patience.nextDrift(after: now))
        return Progress(
            records: graph.steps.map(worded), ended: ended, lookAt: lookAt, isReached: isReached, sweep: sweep,
            problem: problem)
    }

    /// The record, with what it waits for in words.
    private func worded(_ step: Step<Client>) -> StepRecord {
        var record = record(of: step)
        guard record.state == .waiting || (goal(of: step) == .absent && !isFree(step) && record.state != .gone)
        else { return record }
        switch goal(of: step) {
        case .present:
            let missing = step.needs.filter { !isUsable($0) }
            if !missing.isEmpty { record.text = "needs \(missing.joined(separator: " and "))" }
        case .absent:
            let blockers = blockers(of: step)
            // What is in the way of it says more than that its leftovers are looked at once again.
            if record.problem != nil, blockers.allSatisfy({ graph[$0]?.isLeftovers == true }) { break }
            record.state = .waiting
            // It is not looked at: what was in its way before says nothing of the removal.
            record.problem = nil
            let tie = carrier(of: step) == nil ? "still used by" : "goes with"
            record.text = "\(tie) \(blockers.joined(separator: " and "))"
        }
        return record
    }
}

extension StepRecord {
    /// It stays as it is until a person says "try again".
    var isStuck: Bool { state == .stopped && tries >= 3 }

    mutating func isDue() {
        lookAt = nil
        refusals = 0
        if tries >= 3 { tries = 0 }
    }
}
