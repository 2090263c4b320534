import AzureSimulator
import Simulation
import Testing

/// Node pools behave as AKS's do.
struct SimulatedPoolTests {
    let site = SimulatedAzureSite()

    @Test func poolsComeGoAndScaleOneByOne() async throws {
        try await site.makeCluster()
        func work(_ count: Int, version: String = "1.34") -> JSON {
            [
                "properties": [
                    "count": JSON(count), "vmSize": "Standard_B4s_v2", "mode": "User",
                    "orchestratorVersion": JSON(version),
                ]
            ]
        }
        #expect(try await site.put(site.pool("Work"), work(1)).code == "InvalidParameter")
        #expect(try await site.put(site.pool("work"), work(1, version: "1.35")).code == "NodePoolMcVersionIncompatible")
        let made = try await site.put(site.pool("work"), work(1))
        #expect((made.status, made.body["properties"]["provisioningState"].string) == (201, "Creating"))
        _ = try await site.follow(made)
        let scaled = try await site.put(site.pool("work"), work(3))
        #expect((scaled.status, scaled.body["properties"]["provisioningState"].string) == (200, "Updating"))
        _ = try await site.follow(scaled)
        #expect(site.cloud.inventory().contains("virtualMachineScaleSets/MC_payments/work (3)"))
        // A PUT of the cluster that does not name the pool leaves it alone.
        _ = try await site.follow(try await site.put(site.cluster, site.clusterBody()))
        #expect(try await site.get(site.pool("work")).body["properties"]["count"].integer == 3)
        #expect(try await site.asker.ask("DELETE", site.pool("system")).code == "OperationNotAllowed")
        _ = try await site.follow(try await site.asker.ask("DELETE", site.pool("work")))
        #expect(try await site.get(site.pool("work")).status == 404)
        #expect(!site.cloud.inventory().contains { $0.contains("/work") })
    }
}
