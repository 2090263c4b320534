/// How much of each thing an account may have; AWS's defaults.
public struct Quotas: Sendable {
    public var vpcs = 5
    public var internetGateways = 5
    public var addresses = 5
    public var natGatewaysPerZone = 5
    public var subnetsPerVPC = 200
    public var routeTablesPerVPC = 200
    public var routesPerTable = 50
    public var securityGroups = 2500
    public var rulesPerSecurityGroup = 60
    /// Of all running instances of the standard families together.
    public var vCPUs = 256
    public var clusters = 100
    public var nodeGroupsPerCluster = 30
    public var nodesPerNodeGroup = 450

    public init() {}
}
