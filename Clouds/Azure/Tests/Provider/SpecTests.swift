import Cloud
import Domain
import Testing

@testable import Azure

struct SpecTests {
    private let azure = Azure.sample()

    private func refused(_ cluster: Cluster, region: String = "westeurope") -> Problem? {
        problem { try azure.check(cluster.spec, kind: cluster.kind, region: region) }
    }

    @Test func whatIsOnOfferIsTaken() throws {
        #expect(refused(try .sample()) == nil)
        #expect(refused(try .sample(kind: .dedicatedHA, options: ["privateCluster": "yes"])) == nil)
    }

    @Test func aRegionOrSizeThatIsNotOnOfferIsRefusedWithTheList() throws {
        let region = refused(try .sample(), region: "moon")
        #expect(region?.field == "region")
        #expect(region?.advice.contains("eastus2, westus2, westeurope, northeurope") == true)
        let size = refused(try .sample(size: "Standard_B1s"))
        #expect(size?.field == "size")
        #expect(size?.advice.contains("Standard_B4s_v2") == true)
    }

    @Test(arguments: ["8.8.0.0/16", "172.17.0.0/16", "172.30.0.0/16", "10.0.0.0/8", "10.0.0.0/28"])
    func aNetworkThatAKSCannotUseIsRefused(network: String) throws {
        let found = refused(try .sample(network: network))
        #expect(found?.field == "network")
        #expect(found?.summary.contains(network) == true)
    }

    @Test func aPrivateClusterLetsNoPublicNetworkIn() throws {
        let office = [try NetworkRange("203.0.113.0/24")]
        let found = refused(try .sample(publicAccess: office, options: ["privateCluster": "yes"]))
        #expect(found?.field == "publicAccess")
        #expect(refused(try .sample(publicAccess: []))?.field == "publicAccess")
    }

    @Test(arguments: ["10.224.0.0/16", "10.240.0.0/12", "192.168.0.0/16", "172.18.0.0/15", "10.244.0.0/24"])
    func theRangesOfPodsAndServicesNeverMeetTheNetwork(network: String) throws {
        let range = try NetworkRange(network)
        let plan = NetworkPlan(range)
        #expect(!plan.pods.overlaps(range))
        #expect(!plan.services.overlaps(range))
        #expect(!plan.pods.overlaps(plan.services))
        #expect(range.contains(plan.nodes))
        #expect(plan.services.contains(try NetworkRange(plan.dnsAddress + "/32")))
    }

    @Test func theTierFollowsTheKind() throws {
        #expect(try azure.plan(.sample()).tier == "Free")
        #expect(try azure.plan(.sample(kind: .dedicatedHA)).tier == "Standard")
    }

    @Test(arguments: [
        ("*", "Microsoft.Network/virtualNetworks/write", true), ("*/read", "Microsoft.Compute/skus/read", true),
        ("*/read", "Microsoft.Compute/skus/write", false),
        ("Microsoft.Authorization/*/Write", "microsoft.authorization/roleAssignments/write", true),
        ("Microsoft.Network/virtualNetworks", "Microsoft.Network/virtualNetworks/read", false),
        ("Microsoft.Network/*/join/action", "Microsoft.Network/virtualNetworks/subnets/join/action", true),
    ])
    func aStarStandsForAnything(pattern: String, action: String, isMatch: Bool) {
        #expect(Subscriptions.Permission.matches(pattern, action) == isMatch)
    }
}
