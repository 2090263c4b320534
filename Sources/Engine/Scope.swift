import Domain

import struct Foundation.Date

/// Whose resources these are, and the client that reaches them; made anew for every step of every pass.
public struct Scope<Client: Sendable>: Sendable {
    public let owner: Owner
    public let client: Client
    public let now: Date
    /// What is to become of it: of what has to go, only that it is there matters.
    public let goal: Goal
    /// Sent with creates that take an idempotency token; the same again after a crash.
    public let token: String
    /// What the last verb of this step kept.
    public let receipt: String?
    let outputs: @Sendable (String) -> (any Sendable)?
    let kept: Note

    /// Remembers one opaque string for the next pass: a hint that saves calls, never needed for safety.
    public func keep(_ receipt: String) { kept.write(receipt) }

    /// The node's last stored output, for what can only be reached through another resource.
    public func lastKnown<R: Resource>(_ node: Node<R>) -> R.Output? { outputs(node.name) as? R.Output }
}
