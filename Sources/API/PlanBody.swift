import Domain

/// What would be made, before anything is.
public struct PlanBody: Codable, Hashable, Sendable {
    public struct Step: Codable, Hashable, Sendable {
        public let name: String
        public let needs: [String]

        public init(name: String, needs: [String]) {
            self.name = name
            self.needs = needs
        }
    }

    public let steps: [Step]
    public let findings: [Finding]
    /// In the cloud's own time; absent when not even the steps could be told.
    public let estimatedMinutes: Int?
    public let version: String?
    public let zones: [String]
    /// What it costs a month.
    public let cost: CostBody?

    public init(
        steps: [Step], findings: [Finding], estimatedMinutes: Int?, version: String?, zones: [String],
        cost: CostBody? = nil
    ) {
        self.steps = steps
        self.findings = findings
        self.estimatedMinutes = estimatedMinutes
        self.version = version
        self.zones = zones
        self.cost = cost
    }
}
