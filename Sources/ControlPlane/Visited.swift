/// One visit of the loop to an owner that is over.
public struct Visited: Sendable {
    /// Of owner: `cluster` or `credential`.
    public let kind: String
    /// It could not be brought to its end: the store or the lease was lost on the way.
    public let isTroubled: Bool
    public let length: Duration
}
