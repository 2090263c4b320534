import AzureSimulator
import Domain
import Foundation
import Simulation
import Testing

/// There is only so much of everything.
struct SimulatedQuotaTests {
    let site = SimulatedAzureSite()

    private func usage(_ name: String) async throws -> (used: Int?, limit: Int?) {
        let path = "\(site.subscription)/providers/Microsoft.Compute/locations/westeurope/usages"
        let entries = try await site.asker.ask("GET", path, version: "2024-03-01").body["value"].array ?? []
        let entry = entries.first { $0["name"]["value"].string == name } ?? .null
        return (entry["currentValue"].integer, entry["limit"].integer)
    }

    @Test func bothTheRegionAndTheFamilyHaveALimit() async throws {
        try await site.makeNetwork()
        site.cloud.setQuota("cores", to: 4, region: "westeurope")
        let regional = try await site.put(site.cluster, site.clusterBody(count: 3))
        #expect((regional.status, regional.code, regional.isFlat) == (400, "ErrCode_InsufficientVCPUQuota", true))
        #expect(regional.message.hasPrefix("Insufficient regional vcpu quota left for location westeurope. left"))
        site.cloud.setQuota("cores", to: 100)
        site.cloud.setQuota("standardBsv2Family", to: 0)
        let family = try await site.put(site.cluster, site.clusterBody())
        #expect(
            family.message.hasPrefix(
                "Insufficient vcpu quota requested 4, remaining 0 for family standardBsv2Family for region westeurope"))
        #expect(try await usage("standardBsv2Family") == (0, 0))
        site.cloud.setQuota("standardBsv2Family", to: 4)
        #expect(try await site.put(site.cluster, site.clusterBody()).status == 201)
        site.clock.advance(by: .minutes(7))
        #expect(try await usage("standardBsv2Family") == (4, 4))
        #expect(try await usage("cores") == (4, 100))
    }

    @Test func aQuotaThatVanishesFailsTheClusterAndRaisedLetsItGoOn() async throws {
        try await site.makeNetwork()
        let made = try await site.put(site.cluster, site.clusterBody(count: 3))
        site.cloud.setQuota("cores", to: 10)
        let end = try await site.follow(made)
        #expect((end.status, end.body["status"].string) == (200, "Failed"))
        #expect(end.body["error"]["code"].string == "QuotaExceeded")
        #expect(end.body["error"]["details"].array?.first?["code"].string == "OperationNotAllowed")
        #expect(try await site.get(site.cluster).body["properties"]["provisioningState"].string == "Failed")
        site.cloud.setQuota("cores", to: 12)
        let again = try await site.put(site.cluster, site.clusterBody(count: 3))
        #expect(again.status == 200)
        #expect(try await site.follow(again).body["status"].string == "Succeeded")
        #expect(site.cloud.inventory().contains("virtualMachineScaleSets/MC_payments/system (3)"))
    }

    @Test func aFailedClusterIsDeletedCleanly() async throws {
        try await site.makeNetwork()
        let made = try await site.put(site.cluster, site.clusterBody(count: 3))
        site.cloud.setQuota("cores", to: 10)
        _ = try await site.follow(made)
        _ = try await site.follow(try await site.asker.ask("DELETE", site.group))
        #expect(site.cloud.inventory() == [])
    }

    @Test func aRestrictedSizeIsNamedByTheCatalogueAndRefused() async throws {
        try await site.makeNetwork()
        site.cloud.restrict(size: "Standard_B4s_v2", region: "westeurope")
        let path = "\(site.subscription)/providers/Microsoft.Compute/skus"
        let skus = try await site.asker.ask("GET", path, query: "&$filter=location%20eq%20'westeurope'").body
        let size = skus["value"].array?.first { $0["name"].string == "Standard_B4s_v2" } ?? .null
        #expect(size["restrictions"].array?.first?["reasonCode"].string == "NotAvailableForSubscription")
        #expect(try await site.put(site.cluster, site.clusterBody()).message.contains("is not allowed"))
    }

    @Test func aSizeThatIsSoldOutIsToBeHadLater() async throws {
        try await site.makeNetwork()
        site.cloud.setSoldOut(true, size: "Standard_B4s_v2", region: "westeurope")
        let reply = try await site.put(site.cluster, site.clusterBody())
        #expect((reply.status, reply.code, reply.isFlat) == (409, "SkuNotAvailable", false))
        site.cloud.setSoldOut(false, size: "Standard_B4s_v2", region: "westeurope")
        #expect(try await site.put(site.cluster, site.clusterBody()).status == 201)
    }

    @Test func publicAddressesRunOutAsWell() async throws {
        var quotas = AzureSimulator.Quotas()
        quotas.publicIPAddresses = 0
        let poor = SimulatedAzureSite(quotas: quotas)
        try await poor.makeNetwork()
        let end = try await poor.follow(try await poor.put(poor.cluster, poor.clusterBody()))
        #expect(end.body["error"]["code"].string == "PublicIPCountLimitReached")
    }
}
