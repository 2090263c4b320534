import Domain
import Simulation

/// Faults that befall one changing call, and then its repetitions: each kind at each call, one at a time.
final class Mishap: Sendable {
    enum Kind: String, CaseIterable, Sendable {
        case lostRequest = "request lost"
        case lostReply = "reply lost"
        case throttled = "429, twice"
        case unavailable = "503, twice"
        case fault = "done, and answered with 500"

        fileprivate var faults: [Fault] {
            switch self {
            case .lostRequest: [.loseRequest]
            // What is not known to be done is asked for again, and that is throttled.
            case .lostReply: [.loseReply, .throttle(retryAfter: nil)]
            case .throttled: [.throttle(retryAfter: nil), .throttle(retryAfter: .seconds(20))]
            case .unavailable: Array(repeating: .serverError(status: 503, carriedOut: false), count: 2)
            case .fault: [.serverError(status: 500, carriedOut: true)]
            }
        }
    }

    private struct Plan: Sendable {
        var countdown: Int?
        var faults: [Fault] = []
        /// What was hit; its repetitions are hit by what is left of `faults`.
        var action: String?
    }

    private let plan = Locked(Plan())

    /// - Parameter number: of the changing call, counted from now: 1 is the next one.
    func strike(at number: Int, _ kind: Kind) {
        plan.withLock { $0 = Plan(countdown: number, faults: kind.faults) }
    }

    var faults: Faults {
        { [plan] call in
            guard call.isMutating else { return nil }
            return plan.withLock { plan in
                if let action = plan.action {
                    return action == call.action && !plan.faults.isEmpty ? plan.faults.removeFirst() : nil
                }
                guard let countdown = plan.countdown else { return nil }
                plan.countdown = countdown - 1
                guard countdown == 1 else { return nil }
                plan.action = call.action
                return plan.faults.removeFirst()
            }
        }
    }
}
