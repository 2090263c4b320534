import ControlPlane
import Domain

import struct Foundation.Date

/// What was asked of a cluster and goes on: how far it is and how long it still takes, as far as one can tell.
struct OperationView: Sendable {
    let verb: String
    let requestedBy: String
    let requestedAt: Moment
    /// In percent of the time, since one step may take longer than all the others together; nil when nothing is known.
    let percent: Int?
    let elapsed: String
    let remaining: String?
    let done: Int
    let count: Int

    /// Nil when nothing goes on.
    init?(_ view: ClusterView, now: Date) {
        guard let operation = view.operation, operation.finishedAt == nil, view.deletedAt == nil else { return nil }
        verb = operation.kind.words
        requestedBy = operation.requestedBy
        requestedAt = Moment(operation.requestedAt, now: now)
        let passed = now.elapsed(since: operation.requestedAt)
        elapsed = passed.words
        let shown = view.cluster.goal == .present ? view.steps.filter { $0.state != .gone } : view.steps
        count = shown.count
        done = view.done
        guard let expectedAt = view.expectedAt else {
            (percent, remaining) = (nil, nil)
            return
        }
        let left = max(.zero, expectedAt.elapsed(since: now))
        let whole = passed + left
        percent = whole > .zero ? Int(min(0.99, max(0, passed.inSeconds / whole.inSeconds)) * 100) : 0
        remaining = left > .zero ? "about \(left.roughWords) left" : "any moment now"
    }
}
