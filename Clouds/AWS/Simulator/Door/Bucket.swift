import Domain
import Foundation

/// How many calls of one kind a caller may make: so many at once, and so many more a second.
struct Bucket: Sendable {
    private let capacity: Double
    private let refill: Double
    private var tokens: Double
    private var filledAt: Date

    init(for call: Call, at now: Date) {
        (capacity, refill) = Self.size(call)
        tokens = capacity
        filledAt = now
    }

    /// Which calls share a bucket: EC2 counts by the kind of call, the others by the call.
    static func name(of call: Call) -> String {
        let kind = Call.isMutating(call.operation, call.parameters) ? "changes" : "looks"
        return "\(call.account)/\(call.region)/\(call.service.rawValue)/\(call.service == .ec2 ? kind : call.operation)"
    }

    /// EC2's are as its documentation has them ("Request throttling for the Amazon EC2 API"); the others do not say,
    /// and these are about what they are seen to allow.
    private static func size(_ call: Call) -> (capacity: Double, refill: Double) {
        let isMutating = Call.isMutating(call.operation, call.parameters)
        return switch call.service {
        case .ec2: isMutating ? (50, 5) : (100, 20)
        case .sts: (600, 600)
        default: isMutating ? (10, 2) : (25, 10)
        }
    }

    /// Takes one token; false where there is none.
    mutating func take(at now: Date) -> Bool {
        tokens = min(capacity, tokens + max(0, now.elapsed(since: filledAt).inSeconds) * refill)
        filledAt = max(filledAt, now)
        guard tokens >= 1 else { return false }
        tokens -= 1
        return true
    }
}
