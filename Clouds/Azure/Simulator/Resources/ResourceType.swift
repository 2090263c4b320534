/// A kind of resource, and the api-versions in which Azure takes questions about it.
struct ResourceType: Sendable {
    /// `Microsoft.Network/virtualNetworks`.
    let name: String
    let versions: [String]

    static func named(_ name: String) -> ResourceType? { byKey[name.lowercased()] }

    /// The name as Azure spells it; as it came where Azure does not know it.
    static func canonical(_ name: String) -> String { named(name)?.name ?? name }

    static func namespace(_ name: String) -> String {
        namespaces.first { $0.lowercased() == name.lowercased() } ?? name
    }

    /// Those that a subscription may use, in the order in which they are listed.
    static let namespaces = [
        "Microsoft.Authorization", "Microsoft.Compute", "Microsoft.ContainerService", "Microsoft.ManagedIdentity",
        "Microsoft.Network", "Microsoft.OperationalInsights", "Microsoft.OperationsManagement", "Microsoft.Resources",
        "Microsoft.Storage",
    ]

    private static let byKey = Dictionary(uniqueKeysWithValues: all.map { ($0.name.lowercased(), $0) })

    static let all: [ResourceType] =
        types("Microsoft.Resources", ["resourceGroups", "subscriptions"], manager)
        + types(
            "Microsoft.Network",
            [
                "virtualNetworks", "virtualNetworks/subnets", "publicIPAddresses", "loadBalancers",
                "networkSecurityGroups", "networkInterfaces", "routeTables", "natGateways", "privateEndpoints",
            ], network)
        + types(
            "Microsoft.Compute", ["virtualMachineScaleSets", "virtualMachines", "disks", "usages", "skus"], compute)
        + types("Microsoft.ContainerService", ["managedClusters", "managedClusters/agentPools"], containers)
        + types("Microsoft.ManagedIdentity", ["userAssignedIdentities"], ["2018-11-30", "2023-01-31", "2024-11-30"])
        + types("Microsoft.Storage", ["storageAccounts"], ["2022-09-01", "2023-01-01", "2023-05-01", "2024-01-01"])
        + types(
            "Microsoft.Authorization", ["roleAssignments", "roleDefinitions", "permissions"],
            ["2015-07-01", "2018-01-01-preview", "2018-07-01", "2020-04-01-preview", "2022-04-01"])
        + types("Microsoft.Authorization", ["locks"], ["2015-01-01", "2016-09-01", "2017-04-01", "2020-05-01"])

    private static func types(_ namespace: String, _ names: [String], _ versions: [String]) -> [ResourceType] {
        names.map { ResourceType(name: "\(namespace)/\($0)", versions: versions) }
    }

    private static let manager = [
        "2016-06-01", "2018-05-01", "2019-05-01", "2019-06-01", "2019-10-01", "2020-01-01", "2020-06-01", "2020-10-01",
        "2021-01-01", "2021-04-01", "2022-09-01", "2022-12-01", "2023-07-01", "2024-03-01", "2024-07-01", "2024-11-01",
        "2025-03-01", "2025-04-01",
    ]
    private static let network = [
        "2019-11-01", "2020-11-01", "2021-02-01", "2021-05-01", "2021-08-01", "2022-01-01", "2022-05-01", "2022-07-01",
        "2022-09-01", "2022-11-01", "2023-02-01", "2023-04-01", "2023-05-01", "2023-06-01", "2023-09-01", "2023-11-01",
        "2024-01-01", "2024-03-01", "2024-05-01", "2024-07-01", "2024-10-01", "2025-01-01", "2025-03-01", "2025-05-01",
        "2025-07-01", "2026-03-01",
    ]
    private static let compute = [
        "2019-04-01", "2021-07-01", "2021-11-01", "2022-03-01", "2022-08-01", "2022-11-01", "2023-03-01", "2023-07-01",
        "2023-09-01", "2024-03-01", "2024-07-01", "2024-11-01", "2025-04-01", "2026-04-01",
    ]
    private static let containers = [
        "2023-01-01", "2023-02-01", "2023-03-01", "2023-04-01", "2023-05-01", "2023-06-01", "2023-07-01", "2023-08-01",
        "2023-09-01", "2023-10-01", "2023-11-01", "2024-01-01", "2024-02-01", "2024-05-01", "2024-06-01", "2024-07-01",
        "2024-08-01", "2024-09-01", "2024-10-01", "2025-01-01", "2025-02-01", "2025-03-01", "2025-04-01", "2025-05-01",
        "2025-07-01", "2025-08-01", "2025-09-01", "2025-10-01", "2026-01-01", "2026-05-01", "2026-08-01",
    ]
}
