import AzureSimulator
import Domain
import Foundation
import Simulation
import Testing

/// A simulated subscription, an application that may contribute to it, and what a cluster needs.
struct SimulatedAzureSite: Sendable {
    let clock = VirtualClock()
    let cloud: AzureSimulator
    let asker: SimulatedAzureAsker
    let principal: ServicePrincipal

    init(
        lag: Duration = .zero, propagation: Duration = .seconds(60), role: String = "Contributor",
        quotas: AzureSimulator.Quotas = .init(), isThrottling: Bool = false, faults: Faults? = nil
    ) {
        let clock = clock
        cloud = AzureSimulator(
            clock: { clock.now }, lag: lag, propagation: propagation, quotas: quotas, isThrottling: isThrottling,
            faults: faults)
        principal = cloud.makeServicePrincipal("freehold", role: role)
        asker = SimulatedAzureAsker(cloud, principal)
    }

    var subscription: String { "/subscriptions/\(principal.subscriptionID)" }
    var group: String { "\(subscription)/resourceGroups/payments" }
    var network: String { "\(group)/providers/Microsoft.Network/virtualNetworks/payments" }
    var subnet: String { "\(network)/subnets/nodes" }
    var cluster: String { "\(group)/providers/Microsoft.ContainerService/managedClusters/payments" }
    func pool(_ name: String) -> String { "\(cluster)/agentPools/\(name)" }

    @discardableResult
    func put(_ path: String, _ body: JSON) async throws -> SimulatedAzureAsker.Reply {
        try await asker.ask("PUT", path, body)
    }

    func get(_ path: String) async throws -> SimulatedAzureAsker.Reply { try await asker.ask("GET", path) }

    func makeGroup() async throws {
        let reply = try await put(group, ["location": "westeurope", "tags": ["freehold-owner": "payments"]])
        try #require(reply.status == 201)
    }

    func makeNetwork() async throws {
        try await makeGroup()
        let reply = try await put(network, Self.networkBody)
        try #require(reply.status == 201, "\(reply.body.text)")
        clock.advance(by: .seconds(20))
    }

    static let networkBody: JSON = [
        "location": "westeurope", "tags": ["freehold-owner": "payments"],
        "properties": [
            "addressSpace": ["addressPrefixes": ["10.1.0.0/16"]],
            "subnets": [["name": "nodes", "properties": ["addressPrefix": "10.1.0.0/20"]]],
        ],
    ]

    func clusterBody(count: Int = 1, tier: String = "Free", size: String = "Standard_B4s_v2") -> JSON {
        [
            "location": "westeurope", "tags": ["freehold-owner": "payments"],
            "identity": ["type": "SystemAssigned"], "sku": ["name": "Base", "tier": JSON(tier)],
            "properties": [
                "dnsPrefix": "payments", "kubernetesVersion": "1.34", "nodeResourceGroup": "MC_payments",
                "agentPoolProfiles": [
                    [
                        "name": "system", "mode": "System", "count": JSON(count), "vmSize": JSON(size),
                        "vnetSubnetID": JSON(subnet), "osType": "Linux", "type": "VirtualMachineScaleSets",
                    ]
                ],
                "networkProfile": [
                    "networkPlugin": "azure", "networkPluginMode": "overlay", "podCidr": "10.244.0.0/16",
                    "loadBalancerSku": "standard",
                ],
            ],
        ]
    }

    func makeCluster(count: Int = 1) async throws {
        try await makeNetwork()
        let reply = try await put(cluster, clusterBody(count: count))
        try #require(reply.status == 201, "\(reply.body.text)")
        clock.advance(by: .minutes(7))
        try #require(try await get(cluster).body["properties"]["provisioningState"].string == "Succeeded")
    }

    /// Asks an operation's own address until it is over; what it says then.
    func follow(_ reply: SimulatedAzureAsker.Reply) async throws -> SimulatedAzureAsker.Reply {
        let url = try #require(reply.headers["Azure-AsyncOperation"] ?? reply.headers["Location"])
        for _ in 0..<100 {
            let status = try await asker.ask("GET", url)
            let isOver = status.status != 202 && status.body["status"].string != "InProgress"
            if isOver { return status }
            clock.advance(by: .seconds(15))
        }
        throw NoEnd()
    }

    struct NoEnd: Error {}
}
