import Cloud
import Domain

/// One call as a simulator sees it, before it is carried out.
public struct SimulatedCall: Sendable, Hashable {
    /// Counted from 1 over the simulator's life.
    public let number: Int
    /// As the cloud's permission is called: `ec2:CreateVpc`.
    public let action: String
    /// Whether it would change anything.
    public let isMutating: Bool

    public init(number: Int, action: String, isMutating: Bool) {
        self.number = number
        self.action = action
        self.isMutating = isMutating
    }
}

/// Something that goes wrong with one call.
public enum Fault: Sendable, Hashable {
    /// The request never arrives.
    case loseRequest
    /// The request is carried out and its answer is lost.
    case loseReply
    /// 429 or its cloud's own form of it, with the wait that the answer asks for, if any.
    case throttle(retryAfter: Duration?)
    /// A 500 or 503 in the cloud's own form; `carriedOut` tells whether it had its effect all the same.
    case serverError(status: Int, carriedOut: Bool)
    /// The caller's credential is refused, as if it had been revoked.
    case revoke
    /// The caller lacks this action's permission.
    case deny
    /// A 200 whose body is cut in the middle; the request is carried out.
    case garble
}

/// Decides, call by call, what goes wrong.
public typealias Faults = @Sendable (SimulatedCall) -> Fault?
