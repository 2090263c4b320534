/// What to try again: one step, or all that stopped.
public struct RetryOrder: Codable, Hashable, Sendable {
    public var step: String?

    public init(step: String? = nil) { self.step = step }
}
