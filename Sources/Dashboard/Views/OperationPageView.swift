import ControlPlane
import Domain
import Engine

import struct Foundation.Date

/// One thing that was asked of a cluster, step by step.
struct OperationPageView: Sendable {
    struct Step: Sendable {
        let name: String
        let state: String
        let text: String?
        let begun: Moment?
        let took: String?
        let moves: Int
        let refusals: Int
        /// The cloud's own id of the last request that it refused.
        let requestID: String?
    }

    let row: ClusterRow
    let verb: String
    let badge: Badge
    let by: String
    let at: Moment
    let took: String?
    /// How far it is, while it goes on.
    let running: OperationView?
    let problem: ProblemView?
    let canRetry: Bool
    let canCancel: Bool
    let steps: [Step]
    let hasSteps: Bool
    let events: [Happening]

    init(_ past: PastOperation, of view: ClusterView, row: ClusterRow, now: Date) {
        let operation = past.operation
        self.row = row
        verb = operation.kind.words
        by = operation.requestedBy
        at = Moment(operation.requestedAt, now: now)
        took = operation.finishedAt.map { $0.elapsed(since: operation.requestedAt).words }
        let isOpen = operation.finishedAt == nil
        let isStopped = isOpen && view.isStopped
        badge = !isOpen ? Badge("done", .ok) : isStopped ? Badge("stopped", .stop) : Badge("under way", .busy)
        running = isOpen && past.isNewest ? OperationView(view, now: now) : nil
        problem = isOpen ? view.problem.map(ProblemView.init) : nil
        canRetry = isOpen && view.deletedAt == nil && view.steps.contains { $0.state == .stopped }
        canCancel = isOpen && operation.kind == .create && view.cluster.goal == .present
        // Only of the newest is it known how its steps went: they remember the last time.
        steps = past.isNewest ? view.steps.map { Step($0, now: now) } : []
        hasSteps = !steps.isEmpty
        events = past.events.map { Happening($0, now: now) }
    }
}

extension OperationPageView.Step {
    init(_ record: StepRecord, now: Date) {
        self.init(
            name: record.name, state: record.state.rawValue,
            text: record.problem?.summary ?? (record.text.isEmpty ? nil : record.text),
            begun: record.startedAt.map { Moment($0, now: now) },
            took: record.startedAt.flatMap { start in record.readyAt.map { $0.elapsed(since: start).words } },
            moves: record.moves, refusals: record.refusals, requestID: record.problem?.requestID)
    }
}

extension Domain.Operation.Kind {
    var words: String {
        switch self {
        case .create: "Creation"
        case .edit: "Change"
        case .retry: "New try"
        case .delete: "Removal"
        case .forget: "Letting go"
        }
    }
}
