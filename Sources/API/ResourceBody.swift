/// One thing in the customer's account that belongs to a cluster.
public struct ResourceBody: Codable, Hashable, Sendable {
    public let step: String
    public let state: StepBody.State
    /// What the cloud calls it.
    public let cloudID: String
    /// Where the cloud's console shows it, if it can.
    public let console: String?

    public init(step: String, state: StepBody.State, cloudID: String, console: String? = nil) {
        self.step = step
        self.state = state
        self.cloudID = cloudID
        self.console = console
    }
}
