import AzureSimulator
import Domain
import Foundation
import Simulation
import Testing

/// Groups, networks, and what keeps them from being deleted.
struct SimulatedGroupTests {
    let site = SimulatedAzureSite()

    @Test func aGroupTakesEverythingAlongAndMakesNothingMeanwhile() async throws {
        try await site.makeCluster()
        let gone = try await site.asker.ask("DELETE", site.group)
        #expect((gone.status, gone.headers["Retry-After"]) == (202, "15"))
        #expect(gone.headers["Location"]?.contains("/operationresults/") == true)
        #expect(try await site.get(site.group).body["properties"]["provisioningState"].string == "Deleting")
        let late = try await site.put(site.network, SimulatedAzureSite.networkBody)
        #expect((late.status, late.code) == (409, "ResourceGroupBeingDeleted"))
        #expect(try await site.put(site.group, ["location": "westeurope"]).code == "ResourceGroupBeingDeleted")
        #expect(try await site.follow(gone).status == 200)
        #expect(site.cloud.inventory() == [])
        #expect(try await site.asker.ask("DELETE", site.group).code == "ResourceGroupNotFound")
    }

    @Test func aGroupIsDeletedWhileItsClusterIsBeingMade() async throws {
        try await site.makeNetwork()
        try await site.put(site.cluster, site.clusterBody())
        site.clock.advance(by: .minutes(1))
        _ = try await site.follow(try await site.asker.ask("DELETE", site.group))
        site.clock.advance(by: .minutes(10))
        #expect(site.cloud.inventory() == [])
    }

    @Test func aLockStopsTheDeleteOfWhatIsAroundIt() async throws {
        try await site.makeCluster()
        site.cloud.lock(site.network)
        let group = try await site.asker.ask("DELETE", site.group)
        #expect((group.status, group.code) == (409, "ScopeLocked"))
        #expect(group.message.contains("/virtualNetworks/payments"))
        #expect(
            try await site.get("\(site.group)/providers/Microsoft.Authorization/locks").body["value"].array?.count == 1)
        site.cloud.unlock(site.network)
        site.cloud.lock(site.group, level: "ReadOnly")
        #expect(try await site.asker.ask("PATCH", site.cluster, ["tags": [:]]).code == "ScopeLocked")
        #expect(try await site.get(site.cluster).status == 200)
        site.cloud.unlock(site.group)
        site.cloud.lock("\(site.subscription)/resourceGroups/MC_payments")
        let cluster = try await site.follow(try await site.asker.ask("DELETE", site.cluster))
        #expect(cluster.body["status"].string == "Failed")
        #expect(cluster.body["error"]["code"].string == "ScopeLocked")
    }

    @Test func aGroupStaysInItsLocation() async throws {
        try await site.makeGroup()
        let moved = try await site.put(site.group, ["location": "eastus2"])
        #expect((moved.status, moved.code) == (409, "InvalidResourceGroupLocation"))
        #expect(try await site.put(site.group, ["location": "mars"]).code == "LocationNotAvailableForResourceGroup")
        #expect(
            try await site.put(site.group, ["location": "westeurope", "coffee": 1]).code == "InvalidRequestContent")
        #expect(try await site.put(site.group, [:]).code == "LocationRequired")
        #expect(try await site.put(site.group, ["location": "West Europe"]).status == 200)
    }

    @Test func aSubnetInUseStays() async throws {
        try await site.makeCluster()
        let subnet = try await site.asker.ask("DELETE", site.subnet)
        #expect((subnet.status, subnet.code) == (400, "InUseSubnetCannotBeDeleted"))
        #expect(subnet.message.contains("virtualMachineScaleSets"))
        #expect(try await site.asker.ask("DELETE", site.network).code == "InUseSubnetCannotBeDeleted")
        // A PUT that leaves the subnet out would take it away.
        var bare = SimulatedAzureSite.networkBody
        bare["properties"]["subnets"] = .null
        #expect(try await site.put(site.network, bare).code == "InUseSubnetCannotBeDeleted")
    }

    @Test func aForeignUserOfASubnetKeepsTheGroup() async throws {
        try await site.makeNetwork()
        try await site.put("\(site.subscription)/resourceGroups/other", ["location": "westeurope"])
        site.cloud.placeForeign("Microsoft.Network/privateEndpoints", "reports", group: "other", subnet: site.subnet)
        let end = try await site.follow(try await site.asker.ask("DELETE", site.group))
        #expect((end.status, end.code) == (409, "ResourceGroupDeletionBlocked"))
        #expect(try await site.get(site.group).body["properties"]["provisioningState"].string == "Succeeded")
    }

    @Test func aNetworkDoesOneThingAtATimeAndNothingTwice() async throws {
        try await site.makeGroup()
        let first = try await site.put(site.network, SimulatedAzureSite.networkBody)
        #expect((first.status, first.body["properties"]["provisioningState"].string) == (201, "Updating"))
        let second = try await site.put(
            "\(site.network)/subnets/more", ["properties": ["addressPrefix": "10.1.16.0/20"]])
        #expect((second.status, second.code) == (409, "AnotherOperationInProgress"))
        _ = try await site.follow(first)
        let same = try await site.put(site.network, SimulatedAzureSite.networkBody)
        #expect((same.status, same.headers["Azure-AsyncOperation"]) == (200, nil))
        let outside = try await site.put(
            "\(site.network)/subnets/more", ["properties": ["addressPrefix": "10.9.0.0/20"]])
        #expect(outside.code == "NetcfgInvalidSubnet")
        let over = try await site.put("\(site.network)/subnets/more", ["properties": ["addressPrefix": "10.1.0.0/24"]])
        #expect(over.code == "NetcfgSubnetRangesOverlap")
    }

    @Test func whatSomebodyMadeIsListedAndStays() async throws {
        try await site.makeGroup()
        site.cloud.placeForeign(name: "files", in: site)
        let resources = try await site.get("\(site.group)/resources").body["value"].array ?? []
        #expect(resources.map { $0["name"].string } == ["files"])
        site.cloud.placeBystanders(region: "westeurope")
        #expect(site.cloud.inventory().contains { $0.contains("somebody-else") })
    }

    @Test func aSnapshotIsGoneBackTo() async throws {
        let before = site.cloud.snapshot()
        try await site.makeCluster()
        site.cloud.restore(before)
        #expect(site.cloud.inventory() == [])
    }
}

extension AzureSimulator {
    fileprivate func placeForeign(name: String, in site: SimulatedAzureSite) {
        placeForeign("Microsoft.Storage/storageAccounts", name, group: "payments")
    }
}
