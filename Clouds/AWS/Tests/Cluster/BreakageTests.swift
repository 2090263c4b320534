import AWSSimulator
import Domain
import Engine
import Rehearsal
import Testing

@testable import AWS

/// What AWS accepts and then does not bring to its end.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct BreakageTests {
    private let account = TestAccount()
    private let region = TestAccount.region

    private func standsAfterAll(_ cluster: TestCluster) async throws {
        try await cluster.stand()
        #expect(account.cloud.inventory() == Expected.inventory(nodes: 1, exits: [nil]).sorted())
    }

    @Test(arguments: [1, 2]) func aNATGatewayThatComesOutFailedIsReplaced(times: Int) async throws {
        let cluster = try await TestCluster(in: account)
        for _ in 0..<times { account.cloud.failNextNATGateway(region: region) }
        #expect(try await cluster.run(toward: .present, until: { !$0.problems.isEmpty }))
        try await standsAfterAll(cluster)
        #expect(account.cloud.calls.count { $0.action == "ec2:CreateNatGateway" } == times + 1)
    }

    @Test func afterThreeFailedNATGatewaysAPersonIsAskedAndMaySayTryAgain() async throws {
        let cluster = try await TestCluster(in: account)
        for _ in 0..<3 { account.cloud.failNextNATGateway(region: region) }
        let stands = try await cluster.run(toward: .present, until: { !$0.problems.isEmpty })
        #expect(!stands)
        let problem = try #require(cluster.record("nat-gateway")?.problem)
        #expect(problem.summary.contains("Network is unavailable"))
        #expect(problem.remedy == .askOperator)
        let made = account.cloud.calls.count { $0.action == "ec2:CreateNatGateway" }
        #expect(made == 3)
        // Nothing is spent on it any more until somebody says so.
        try await cluster.run(toward: .present, within: .minutes(60))
        #expect(account.cloud.calls.count { $0.action == "ec2:CreateNatGateway" } == made)
        cluster.edit { _ in }
        try await standsAfterAll(cluster)
    }

    @Test func afterThreeFailedNodeGroupsAPersonIsToldWhy() async throws {
        let cluster = try await TestCluster(in: account)
        let cause = "Instances failed to join the kubernetes cluster"
        for _ in 0..<3 {
            account.cloud.failNextNodeGroup(code: "NodeCreationFailure", message: cause, region: region)
        }
        let isStuck = { (progress: Engine.Progress) in
            progress.records.contains { $0.name == "node-group" && $0.state == .stopped }
        }
        let stands = try await cluster.run(toward: .present, until: isStuck)
        #expect(!stands)
        let problem = try #require(cluster.record("node-group")?.problem)
        #expect(problem.summary.contains("NodeCreationFailure: \(cause)"))
        #expect(account.cloud.calls.count { $0.action == "eks:CreateNodegroup" && $0.status == 200 } == 3)
        cluster.edit { _ in }
        try await standsAfterAll(cluster)
    }

    @Test func aClusterWithSomethingBrokenInItIsRemoved() async throws {
        let cluster = try await TestCluster(in: account)
        for _ in 0..<3 { account.cloud.failNextNATGateway(region: region) }
        try await cluster.run(toward: .present, until: { !$0.problems.isEmpty })
        try await cluster.remove()
        #expect(account.cloud.inventory() == TestAccount.bystanders)
    }
}
