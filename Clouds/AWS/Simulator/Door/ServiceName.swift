/// The services of AWS that the simulator has, as credentials and permissions call them.
enum ServiceName: String, Sendable, CaseIterable {
    case ec2, eks, iam, sts, elasticloadbalancing, autoscaling

    /// Whether the service has one place for all regions.
    var isGlobal: Bool { self == .iam }
}
