import AzureSimulator
import Cloud
import Domain
import Engine
import Rehearsal
import Testing

@testable import Azure

/// The one right that a Contributor may not give: that of the cluster's identity on the subnet.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct SubnetRightTests {
    private let subscription = TestSubscription()

    private func cluster(_ choice: String? = "yes") async throws -> TestCluster {
        try await TestCluster(in: subscription, options: choice.map { ["internalLoadBalancers": $0] } ?? [:])
    }

    private func event(of cluster: TestCluster) -> String? {
        let name = cluster.owner.stem
        return subscription.cloud.exposeService("web", on: name, group: name, isInternal: true)
    }

    @Test func untilAnOwnerRunsTheOneCommandTheStepSaysSoAndTheRestStands() async throws {
        let cluster = try await cluster()
        let problem = try #require(try await cluster.runIntoProblem())
        #expect(problem.remedy == .grantPermission)
        #expect(problem.isWellWorded)
        #expect(cluster.record("subnet-right")?.problem == problem)
        #expect(problem.advice.contains("--scope \(cluster.network)/subnets/nodes`"))
        #expect(try await !cluster.run(toward: .present, within: .minutes(30)))
        for step in ["resource-group", "virtual-network", "managed-cluster", "node-pool"] {
            #expect(cluster.isReady(step), "\(step)")
        }
        #expect(event(of: cluster)?.hasPrefix("AuthorizationFailed") == true)
        #expect(subscription.run(problem))
        #expect(try await cluster.run(toward: .present, within: .minutes(10)))
        subscription.clock.advance(by: .minutes(1))
        #expect(event(of: cluster) == nil)
        #expect(subscription.cloud.inventory().contains("loadBalancers/MC_\(cluster.owner.stem)/kubernetes-internal"))
        try await cluster.remove()
        #expect(subscription.cloud.inventory() == subscription.bystanders)
    }

    @Test(arguments: ["Reader", "Virtual Machine User"])
    func aRoleThatDoesNotJoinIsNotEnough(name: String) async throws {
        subscription.cloud.defineRole(#"{"Name":"Virtual Machine User","Actions":["Microsoft.Compute/*"]}"#)
        let cluster = try await cluster()
        let problem = try #require(try await cluster.runIntoProblem())
        let principal = try #require(problem.advice.firstMatch(of: #/--assignee-object-id (\S+)/#)?.1)
        subscription.cloud.grant(name, to: String(principal), scope: "\(cluster.network)/subnets/nodes")
        subscription.clock.advance(by: .minutes(2))
        #expect(try await !cluster.run(toward: .present, within: .minutes(10)))
        let isReader = name == "Reader"
        #expect(event(of: cluster)?.hasPrefix(isReader ? "LinkedAuthorizationFailed" : "AuthorizationFailed") == true)
        subscription.run(problem)
        #expect(try await cluster.run(toward: .present, within: .minutes(10)))
    }

    @Test func twoRolesMayHoldTheTwoHalvesAndOneFurtherUpCounts() async throws {
        let join = #"{"Name":"Joiner","Actions":["Microsoft.Network/virtualNetworks/subnets/join/action"]}"#
        subscription.cloud.defineRole(join)
        let cluster = try await cluster()
        let problem = try #require(try await cluster.runIntoProblem())
        let principal = String(try #require(problem.advice.firstMatch(of: #/--assignee-object-id (\S+)/#)?.1))
        subscription.cloud.grant("Reader", to: principal, scope: cluster.group)
        subscription.cloud.grant("Joiner", to: principal)
        #expect(try await cluster.run(toward: .present, within: .minutes(10)))
    }

    @Test func aRightThatIsTakenAwayIsMissed() async throws {
        let cluster = try await cluster()
        let problem = try #require(try await cluster.runIntoProblem())
        subscription.run(problem)
        try await cluster.stand()
        let principal = try #require(problem.advice.firstMatch(of: #/--assignee-object-id (\S+)/#)?.1)
        subscription.cloud.revokeRoles(of: String(principal))
        subscription.clock.advance(by: .minutes(20))
        #expect(try await cluster.runIntoProblem() == problem)
    }

    @Test func whoDoesNotAskForItIsNotAskedForIt() async throws {
        for choice in ["no", nil] {
            let subscription = TestSubscription()
            let cluster = try await TestCluster(
                in: subscription, options: choice.map { ["internalLoadBalancers": $0] } ?? [:])
            #expect(try await cluster.runIntoProblem() == nil)
            #expect(!subscription.cloud.calls.contains { $0.action.contains("/role") })
            let findings = await subscription.provider.preflight(cluster.asked, using: cluster.credential)
            #expect(!findings.contains { ($0.subject + $0.text).contains("ubnet-right") })
        }
    }

    @Test func itCanBeAskedForLaterAndNoMore() async throws {
        let cluster = try await cluster(nil)
        try await cluster.stand()
        cluster.edit { $0.spec.options = ["internalLoadBalancers": "yes"] }
        #expect(try await cluster.runIntoProblem()?.remedy == .grantPermission)
        cluster.edit { $0.spec.options = [:] }
        #expect(try await cluster.runIntoProblem() == nil)
        cluster.edit { $0.spec.options = ["internalLoadBalancers": "yes"] }
        subscription.run(try #require(try await cluster.runIntoProblem()))
        try await cluster.stand()
        cluster.edit { $0.spec.options = [:] }
        try await cluster.stand()
        #expect(subscription.cloud.calls.filter { $0.method == "DELETE" }.isEmpty)
    }

    @Test func withoutItTheClusterIsRemovedAllTheSame() async throws {
        let cluster = try await cluster()
        _ = try await cluster.runIntoProblem()
        // What it lacked to run is nothing that the removal needs anybody for.
        #expect(try await cluster.runIntoProblem(toward: .absent) == nil)
        try await cluster.remove()
        #expect(cluster.last?.sweep?.remnants == [])
        #expect(cluster.last?.sweep?.kept.contains { $0.contains("subnet-right") } == false)
        #expect(subscription.cloud.inventory() == subscription.bystanders)
    }

    @Test func preflightSaysBeforehandThatItWillBeNeeded() async throws {
        let cluster = try await cluster()
        let findings = await subscription.provider.preflight(cluster.asked, using: cluster.credential)
        let found = try #require(findings.first { $0.advice.contains("subnet-right") })
        #expect(found.verdict == .warning)
        for action in Permission.neededForInternalLoadBalancers {
            #expect(findings.first { $0.subject == action }?.verdict == .allowed, "\(action)")
        }
    }
}
