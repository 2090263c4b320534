import ControlPlane
import Domain
import Engine

import struct Foundation.Date

/// A cluster's graph over time: when each step ran or is expected to, what it waits for, and the critical path.
///
/// Places are fractions of the width, so that the drawing fits every screen.
struct Chart: Sendable {
    struct Bar: Sendable, Hashable {
        let start: Date
        let end: Date
        /// The part from here on has not happened yet.
        let solidUntil: Date
    }

    struct Row: Sendable {
        let step: StepRecord
        let needs: [String]
        /// What it waited for last, or waits for.
        let binding: String?
        let bar: Bar?
        let isCritical: Bool
    }

    let rows: [Row]
    let start: Date
    let end: Date
    let now: Date
    let isRemoval: Bool

    /// - Parameters:
    ///   - begunAt: when the work that is shown was asked for.
    ///   - finishedAt: when it was done; nil while it goes on.
    init(
        _ steps: [StepRecord], outline: [PlannedStep], isRemoval: Bool, begunAt: Date, finishedAt: Date?, now: Date,
        pace: Double
    ) {
        let plan = Dictionary(outline.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let present = Set(steps.map(\.name))
        var needs: [String: [String]] = [:]
        for step in steps {
            for need in plan[step.name]?.needs ?? [] where present.contains(need) {
                // Removal goes backwards: what is needed waits for what needs it.
                if isRemoval {
                    needs[need, default: []].append(step.name)
                } else {
                    needs[step.name, default: []].append(need)
                }
            }
        }
        let ordered = isRemoval ? steps.reversed() : steps
        var bars: [String: Bar] = [:]
        var bindings: [String: String] = [:]
        for step in ordered {
            let before = needs[step.name] ?? []
            let last = before.compactMap { name in bars[name].map { (name, $0.end) } }.max { $0.1 < $1.1 }
            bindings[step.name] = last?.0 ?? before.first
            bars[step.name] = Self.bar(
                of: step, after: last?.1, expected: isRemoval ? nil : plan[step.name]?.expected.atPace(pace),
                isRemoval: isRemoval,
                begunAt: begunAt, now: now)
        }
        let critical = Self.chain(bars, bindings, in: ordered)
        rows = ordered.map { step in
            Row(
                step: step, needs: needs[step.name] ?? [], binding: bindings[step.name], bar: bars[step.name],
                isCritical: critical.contains(step.name))
        }
        start = begunAt
        let last = bars.values.map(\.end).max() ?? begunAt
        end = max(last, finishedAt ?? now, begunAt + .seconds(1))
        self.now = now
        self.isRemoval = isRemoval
    }

    private static func bar(
        of step: StepRecord, after: Date?, expected: Duration?, isRemoval: Bool, begunAt: Date, now: Date
    ) -> Bar? {
        // A thing that goes was begun when it was made, and again when its removal was.
        let begun =
            isRemoval
            ? [step.startedAt, step.deletedAt, step.sentAt].compactMap { $0 }.filter { $0 >= begunAt }.min()
            : step.startedAt
        let isDone = step.state == (isRemoval ? .gone : .ready)
        switch step.state {
        case _ where isDone:
            guard let end = step.readyAt, end >= begunAt else { return nil }
            let from = min(max(begun ?? end, begunAt), end)
            return Bar(start: from, end: end, solidUntil: end)
        case .changing, .stopped:
            guard let begun, begun >= begunAt || step.state == .changing else { return nil }
            let from = max(begun, begunAt)
            let end = max(now, step.state == .changing ? from + (expected ?? .zero) : now)
            return Bar(start: from, end: end, solidUntil: max(from, now))
        case .waiting, .ready, .gone:
            // Of a removal nothing is expected: nobody knows how long it takes before it has begun.
            guard let expected, step.state == .waiting else { return nil }
            let from = max(now, after ?? begunAt)
            return Bar(start: from, end: from + expected, solidUntil: from)
        }
    }

    /// The steps along which the whole takes as long as it does: from the last to end, back to what it waited for.
    private static func chain(_ bars: [String: Bar], _ bindings: [String: String], in steps: [StepRecord]) -> Set<
        String
    > {
        var chain: Set<String> = []
        var next = steps.filter { bars[$0.name] != nil }.max { bars[$0.name]!.end < bars[$1.name]!.end }?.name
        while let name = next, bars[name] != nil, chain.insert(name).inserted { next = bindings[name] }
        return chain
    }
}

extension Chart {
    /// What would be made: each step as soon as what it needs is there, in the cloud's own time.
    init(plan: [PlannedStep], from now: Date) {
        self.init(
            plan.map { StepRecord(name: $0.name) }, outline: plan, isRemoval: false, begunAt: now, finishedAt: nil,
            now: now, pace: 1)
    }
}
