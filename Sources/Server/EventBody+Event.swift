import API
import Domain

extension EventBody {
    init(_ event: Event) {
        self.init(
            id: event.id, at: event.at, kind: event.kind.rawValue, step: event.step, text: event.text,
            problem: event.problem)
    }
}

extension Page<EventBody> {
    /// - Parameter limit: how many were asked for; there may be more only where there are as many.
    init(_ events: [Event], limit: Int) {
        self.init(events.map(EventBody.init), next: events.count < limit ? nil : events.last.map { String($0.id) })
    }
}

extension OperationBody {
    init(_ operation: Domain.Operation) {
        self.init(
            kind: operation.kind.rawValue, generation: operation.generation, requestedBy: operation.requestedBy,
            requestedAt: operation.requestedAt, finishedAt: operation.finishedAt)
    }
}
