/// How much there is of everything, over all teams.
public struct Census: Sendable, Hashable {
    public var clusters: [Phase: Int] = [:]
    public var credentials: [Credential.Phase: Int] = [:]
    /// What people asked for and is not reached yet.
    public var operationsUnderWay = 0
    /// Notices that are still to be told.
    public var outbox = 0

    public init() {}
}
