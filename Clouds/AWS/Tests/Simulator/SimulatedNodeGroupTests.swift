import AWSSimulator
import Domain
import Foundation
import Testing

/// Machines become nodes where they can, and a group says what is wrong where they cannot.
struct SimulatedNodeGroupTests {
    private static let path = "/clusters/payments/node-groups/main"

    @Test func machinesWithAWayOutBecomeNodes() async throws {
        let site = try await Site()
        try await site.makeCluster()
        try await site.makeWayOut()
        #expect(try await site.createNodeGroup().at("nodegroup.status") == "CREATING")
        let again = try await site.createNodeGroup()
        #expect(again.status == 200)
        #expect(try await site.createNodeGroup(token: "token-3").code == "ResourceInUseException")
        site.account.clock.advance(by: .minutes(5))
        #expect(try await site.status(of: Self.path, "nodegroup") == "ACTIVE")
        let machines = try await site.owner.must(
            "DescribeInstances",
            ["Filter.1.Name": "tag:kubernetes.io/cluster/payments", "Filter.1.Value.1": "owned"])
        #expect(machines.all("instanceState").count == 2)
    }

    @Test func machinesWithoutAWayOutNeverJoin() async throws {
        let site = try await Site()
        try await site.makeCluster()
        _ = try await site.createNodeGroup()
        site.account.clock.advance(by: .minutes(19))
        #expect(try await site.status(of: Self.path, "nodegroup") == "CREATING")
        site.account.clock.advance(by: .minutes(1))
        let group = try await site.owner.eks("GET", Self.path)
        #expect(group.at("nodegroup.status") == "CREATE_FAILED")
        #expect(group.at("nodegroup.health.issues.0.code") == "NodeCreationFailure")
        #expect(group.at("nodegroup.health.issues.0.resourceIds.1")?.hasPrefix("i-") == true)
    }

    @Test func theNextGroupComesToNothingOnRequest() async throws {
        let site = try await Site()
        try await site.makeCluster()
        try await site.makeWayOut()
        site.account.cloud.failNextNodeGroup(
            code: "AsgInstanceLaunchFailures", message: "Not enough capacity", region: Site.region)
        _ = try await site.createNodeGroup()
        site.account.clock.advance(by: .minutes(5))
        let group = try await site.owner.eks("GET", Self.path)
        #expect(group.at("nodegroup.status") == "CREATE_FAILED")
        #expect(group.at("nodegroup.health.issues.0.message") == "Not enough capacity")
    }

    @Test func anAddonWithReplicasWaitsForNodes() async throws {
        let site = try await Site()
        try await site.makeCluster()
        try await site.makeWayOut()
        for name in ["coredns", "vpc-cni"] {
            let body = #"{"addonName":"\#(name)"}"#
            let made = try await site.owner.eks("POST", "/clusters/payments/addons", body: body)
            #expect(made.at("addon.status") == "CREATING")
        }
        site.account.clock.advance(by: .minutes(1))
        let idle = try await site.owner.eks("GET", "/clusters/payments/addons/coredns")
        #expect(idle.at("addon.status") == "DEGRADED")
        #expect(idle.at("addon.health.issues.0.code") == "InsufficientNumberOfReplicas")
        #expect(try await site.status(of: "/clusters/payments/addons/vpc-cni", "addon") == "ACTIVE")
        _ = try await site.createNodeGroup()
        site.account.clock.advance(by: .minutes(5))
        let busy = try await site.owner.eks("GET", "/clusters/payments/addons/coredns")
        #expect(busy.at("addon.status") == "ACTIVE")
        #expect(busy.at("addon.health.issues.0.code") == nil)
    }

    @Test func aGroupGoesBeforeItsCluster() async throws {
        let site = try await Site()
        try await site.makeCluster()
        try await site.makeWayOut()
        let before = site.account.cloud.inventory()
        _ = try await site.createNodeGroup()
        site.account.clock.advance(by: .minutes(5))
        #expect(try await site.owner.eks("DELETE", "/clusters/payments").code == "ResourceInUseException")
        #expect(try await site.owner.eks("DELETE", Self.path).at("nodegroup.status") == "DELETING")
        site.account.clock.advance(by: .minutes(2))
        #expect(try await site.owner.eks("DELETE", "/clusters/payments").code == "ResourceInUseException")
        site.account.clock.advance(by: .minutes(4))
        #expect(try await site.owner.eks("GET", Self.path).code == "ResourceNotFoundException")
        // The roles that AWS made for itself stay.
        let after = site.account.cloud.inventory().filter { !$0.contains("AWSServiceRoleFor") }
        #expect(after == before.filter { !$0.contains("AWSServiceRoleFor") })
        #expect(try await site.owner.eks("DELETE", "/clusters/payments").status == 200)
    }
}
