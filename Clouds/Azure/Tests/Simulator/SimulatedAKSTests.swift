import AzureSimulator
import Domain
import Foundation
import Simulation
import Testing

/// Clusters behave as AKS's do where it matters to who makes and removes them.
struct SimulatedAKSTests {
    let site = SimulatedAzureSite()

    @Test func aClusterIsMadeInFourToSixMinutesWithAGroupOfItsOwn() async throws {
        try await site.makeNetwork()
        let made = try await site.put(site.cluster, site.clusterBody())
        #expect((made.status, made.body["properties"]["provisioningState"].string) == (201, "Creating"))
        #expect(made.headers["Location"] == nil && made.headers["Retry-After"] == nil)
        let url = try #require(made.headers["Azure-AsyncOperation"])
        #expect(url.contains("/providers/Microsoft.ContainerService/locations/westeurope/operations/"))
        let early = try await site.asker.ask("GET", url)
        #expect(early.body["status"].string == "InProgress")
        // The name that the body tells is not the one in the address.
        #expect(early.body["name"].string.map { !url.contains($0) } == true)
        site.clock.advance(by: .minutes(3.9))
        #expect(try await site.get(site.cluster).body["properties"]["provisioningState"].string == "Creating")
        site.clock.advance(by: .minutes(2.2))
        let cluster = try await site.get(site.cluster).body
        #expect(cluster["properties"]["provisioningState"].string == "Succeeded")
        #expect(cluster["properties"]["currentKubernetesVersion"].string == "1.34.2")
        #expect(cluster["id"].string?.contains("/resourcegroups/") == true)
        #expect(cluster["properties"]["identityProfile"]["kubeletidentity"]["objectId"].string != nil)
        #expect(
            site.cloud.inventory() == [
                "cluster/payments (1.34 Free Succeeded)", "loadBalancers/MC_payments/kubernetes",
                "networkSecurityGroups/MC_payments",
                "node-pool/payments/system (1 Standard_B4s_v2 Succeeded)", "publicIPAddresses/MC_payments",
                "resource-group/MC_payments (westeurope)", "resource-group/payments (westeurope)",
                "subnet/payments/nodes (10.1.0.0/20)", "userAssignedIdentities/MC_payments/payments-agentpool",
                "virtual-network/payments (10.1.0.0/16)", "virtualMachineScaleSets/MC_payments/system (1)",
            ])
    }

    @Test func oneChangeAtATimeAndThatFlat() async throws {
        try await site.makeNetwork()
        try await site.put(site.cluster, site.clusterBody())
        let pool: JSON = ["properties": ["count": 1, "vmSize": "Standard_B4s_v2"]]
        for reply in [
            try await site.put(site.cluster, site.clusterBody()), try await site.put(site.pool("more"), pool),
            try await site.asker.ask("DELETE", site.cluster),
        ] {
            #expect((reply.status, reply.code, reply.isFlat) == (409, "OperationNotAllowed", true))
            #expect(reply.message.contains("Another operation (payments - Creating) is in progress"))
        }
        let abort = try await site.asker.ask("POST", "\(site.cluster)/abort")
        #expect(abort.status == 202)
        #expect(try await site.follow(abort).body["status"].string == "Succeeded")
        #expect(try await site.get(site.cluster).body["properties"]["provisioningState"].string == "Canceled")
        #expect(try await site.asker.ask("DELETE", site.cluster).status == 202)
    }

    @Test func whatIsGoneTakesItsGroupAlong() async throws {
        try await site.makeCluster()
        #expect(site.cloud.exposeService("web", on: "payments", group: "payments", isInternal: false) == nil)
        site.cloud.leaveVolumes(2, of: "payments", group: "payments")
        let gone = try await site.asker.ask("DELETE", site.cluster)
        #expect(gone.status == 202 && gone.headers["Location"] != nil && gone.headers["Azure-AsyncOperation"] != nil)
        #expect(try await site.get(site.cluster).body["properties"]["provisioningState"].string == "Deleting")
        #expect(try await site.follow(gone).body["status"].string == "Succeeded")
        #expect(try await site.get(site.cluster).code == "ResourceNotFound")
        #expect(!site.cloud.inventory().contains { $0.contains("MC_payments") })
        #expect(try await site.asker.ask("DELETE", site.subnet).status == 202)
    }

    @Test func whatIsFixedStaysAndWhatIsUnknownIsRefused() async throws {
        try await site.makeCluster()
        func refusal(_ change: (inout JSON) -> Void) async throws -> String? {
            var body = site.clusterBody()
            change(&body)
            return try await site.put(site.cluster, body).code
        }
        #expect(try await refusal { $0["properties"]["dnsPrefix"] = "other" } == "PropertyChangeNotAllowed")
        let size: JSON = [["name": "system", "mode": "System", "count": 1, "vmSize": "Standard_D4s_v5"]]
        #expect(try await refusal { $0["properties"]["agentPoolProfiles"] = size } == "PropertyChangeNotAllowed")
        #expect(try await refusal { $0["location"] = "northeurope" } == "InvalidResourceLocation")
        #expect(try await refusal { $0["properties"]["coffee"] = true } == "UnmarshalError")
        #expect(try await refusal { $0["properties"]["dnsPrefix"] = 1 } == "UnmarshalError")
        #expect(try await refusal { $0["location"] = .null } == "InvalidParameter")
        #expect(try await refusal { $0["properties"]["kubernetesVersion"] = "1.2" } == "K8sVersionNotSupported")
        #expect(try await refusal { $0["properties"]["kubernetesVersion"] = "1.33" } == "OperationNotAllowed")
        // What only Azure says may be sent back.
        let whole = try await site.get(site.cluster).body
        #expect(try await site.put(site.cluster, whole).status == 200)
    }

    @Test func aClusterThatIssuesTokensSaysWhereTheyAreVerified() async throws {
        try await site.makeCluster()
        func issuer() async throws -> String? {
            try await site.get(site.cluster).body["properties"]["oidcIssuerProfile"]["issuerURL"].string
        }
        #expect(try await issuer() == nil)
        var body = site.clusterBody()
        body["properties"]["oidcIssuerProfile"] = ["enabled": true]
        _ = try await site.follow(try await site.put(site.cluster, body))
        let first = try #require(try await issuer())
        #expect(first.hasPrefix("https://westeurope.oic.prod-aks.azure.com/\(site.cloud.tenantID)/"))
        _ = try await site.follow(try await site.put(site.cluster, site.clusterBody(count: 2)))
        #expect(try await issuer() == first)
    }

    @Test func addressesThatOverlapAreRefused() async throws {
        try await site.makeGroup()
        var network = SimulatedAzureSite.networkBody
        network["properties"] = [
            "addressSpace": ["addressPrefixes": ["10.0.0.0/16"]],
            "subnets": [["name": "nodes", "properties": ["addressPrefix": "10.0.0.0/20"]]],
        ]
        try await site.put(site.network, network)
        let reply = try await site.put(site.cluster, site.clusterBody())
        #expect((reply.status, reply.code) == (400, "ServiceCidrOverlapExistingSubnetsCidr"))
    }

    @Test func twentyChangesAtOnceAndThenOneAMinute() async throws {
        try await site.makeNetwork()
        var last = try await site.put(site.cluster, site.clusterBody())
        for _ in 0..<20 { last = try await site.put(site.cluster, site.clusterBody()) }
        #expect((last.status, last.code, last.headers["Retry-After"]) == (429, "Throttled", "60"))
        site.clock.advance(by: .minutes(1))
        #expect(try await site.put(site.cluster, site.clusterBody()).code == "OperationNotAllowed")
    }

    @Test func anOperationThatIsForgottenGoesOn() async throws {
        try await site.makeNetwork()
        let made = try await site.put(site.cluster, site.clusterBody())
        site.cloud.forgetOperations()
        let url = try #require(made.headers["Azure-AsyncOperation"])
        #expect(try await site.asker.ask("GET", url).status == 404)
        site.clock.advance(by: .minutes(7))
        #expect(try await site.get(site.cluster).body["properties"]["provisioningState"].string == "Succeeded")
    }

    @Test func aLaterOperationMakesAnEarlierOneSaySo() async throws {
        try await site.makeNetwork()
        let made = try await site.put(site.cluster, site.clusterBody())
        site.clock.advance(by: .minutes(7))
        try await site.put(site.cluster, site.clusterBody(count: 2))
        let old = try await site.asker.ask("GET", try #require(made.headers["Azure-AsyncOperation"]))
        #expect(old.body["status"].string == "Succeeded")
        #expect(old.body["error"]["code"].string == "NotLatestOperation")
    }

    @Test func anInternalLoadBalancerNeedsTheRightToJoinTheSubnet() async throws {
        try await site.makeCluster()
        let refusal = site.cloud.exposeService("web", on: "payments", group: "payments", isInternal: true)
        #expect(refusal?.contains("Microsoft.Network/virtualNetworks/subnets/read") == true)
        let principal = try #require(try await site.get(site.cluster).body["identity"]["principalId"].string)
        site.cloud.grant("Reader", to: principal, scope: site.subnet)
        site.clock.advance(by: .minutes(1))
        let linked = site.cloud.exposeService("web", on: "payments", group: "payments", isInternal: true)
        #expect(linked?.hasPrefix("LinkedAuthorizationFailed") == true)
        #expect(linked?.contains("Microsoft.Network/virtualNetworks/subnets/join/action") == true)
        site.cloud.grant("Network Contributor", to: principal, scope: site.subnet)
        site.clock.advance(by: .minutes(1))
        #expect(site.cloud.exposeService("web", on: "payments", group: "payments", isInternal: true) == nil)
        #expect(site.cloud.inventory().contains("loadBalancers/MC_payments/kubernetes-internal"))
    }

    @Test func aCallerWhoMayNotJoinTheSubnetMakesNoCluster() async throws {
        try await site.makeNetwork()
        let other = "\(site.subscription)/resourceGroups/other"
        try await site.put(other, ["location": "westeurope"])
        let narrow = SimulatedAzureAsker(site.cloud, site.cloud.makeServicePrincipal("narrow", scope: other))
        let path = "\(other)/providers/Microsoft.ContainerService/managedClusters/payments"
        let reply = try await narrow.ask("PUT", path, site.clusterBody())
        #expect((reply.status, reply.code) == (403, "LinkedAuthorizationFailed"))
    }
}
