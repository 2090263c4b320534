import AWSSimulator
import Domain
import Engine
import Rehearsal
import Testing

@testable import AWS

/// Whole clusters, made and removed with a policy's rights and no more.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct ClusterTests {
    private static let policies = ["policy", "policy-least"]
    private static let perZone = ["natGateways": "per-zone"]

    @Test(arguments: policies, [Cluster.Kind.dedicated, .dedicatedHA])
    func aPolicyIsEnoughToMakeAndRemoveACluster(policy: String, kind: Cluster.Kind) async throws {
        let account = TestAccount(policy: policy)
        let cluster = try await TestCluster(in: account, kind: kind)
        try await cluster.stand()
        let nodes = kind.standardNodes
        #expect(account.cloud.inventory() == Expected.inventory(nodes: nodes, exits: [nil]).sorted())
        try await cluster.remove()
        #expect(account.cloud.inventory() == TestAccount.bystanders)
        #expect(cluster.last?.sweep?.remnants == [])
    }

    @Test(arguments: policies)
    func aPolicyIsEnoughForAutoscalingAndAnExitInEveryZone(policy: String) async throws {
        let account = TestAccount(policy: policy)
        let cluster = try await TestCluster(in: account, kind: .dedicatedHA, min: 3, max: 6, options: Self.perZone)
        try await cluster.stand()
        let expected = Expected.inventory(nodes: 3, exits: ["a", "b", "c"], scales: true).sorted()
        #expect(account.cloud.inventory() == expected)
        try await cluster.remove()
        #expect(account.cloud.inventory() == TestAccount.bystanders)
    }

    /// AWS shows late what it made: what follows a create at once, or repeats it, may be refused, and nothing else.
    @Test(arguments: policies) func nothingIsRefusedButWhatAWSIsSlowToShow(policy: String) async throws {
        let account = TestAccount(policy: policy)
        let cluster = try await TestCluster(in: account, kind: .dedicatedHA, min: 3, max: 6, options: Self.perZone)
        try await cluster.stand()
        try await cluster.remove()
        let refused = account.cloud.calls.filter(\.isRefused)
        let changes = refused.filter(\.isMutating)
        let isRepeated = changes.filter { $0.code == "EntityAlreadyExists" }
        #expect(
            Set(isRepeated.map(\.action)).isSubset(of: [
                "iam:CreateInstanceProfile", "iam:CreateOpenIDConnectProvider", "iam:CreatePolicy", "iam:CreateRole",
            ]))
        let isEarly = changes.filter { $0.code == "NoSuchEntity" || $0.code?.hasSuffix("ID.NotFound") == true }
        #expect(
            Set(isEarly.map(\.action)).isSubset(of: [
                "ec2:AttachInternetGateway", "ec2:CreateRoute", "ec2:ModifySubnetAttribute", "ec2:ModifyVpcAttribute",
                "iam:AddRoleToInstanceProfile", "iam:AttachRolePolicy",
            ]))
        #expect(changes.count == isRepeated.count + isEarly.count)
        let looks = Set(refused.filter { !$0.isMutating }.compactMap(\.code))
        #expect(looks.subtracting(["InvalidVpcID.NotFound", "NoSuchEntity", "ResourceNotFoundException"]) == [])
    }

    @Test func nothingClaimsAPersonsAttentionOnTheWay() async throws {
        let account = TestAccount()
        let cluster = try await TestCluster(in: account, kind: .dedicatedHA, min: 3, max: 6, options: Self.perZone)
        for goal in [Goal.present, .absent] {
            #expect(try await cluster.run(toward: goal, until: { !$0.problems.isEmpty }))
            #expect(cluster.last?.problems == [])
        }
    }

    /// What is seen to be as it should costs looks and changes nothing.
    @Test func aClusterThatStandsIsLeftAlone() async throws {
        let account = TestAccount()
        let cluster = try await TestCluster(in: account)
        try await cluster.stand()
        let before = account.cloud.calls.count
        account.clock.advance(by: .minutes(30))
        try await cluster.pass(toward: .present)
        let calls = account.cloud.calls[before...]
        #expect(calls.count > 20)
        #expect(calls.filter(\.isMutating).map(\.action) == [])
    }

    @Test func twoClustersOfOneAccountDoNotTouchEachOther() async throws {
        let account = TestAccount()
        let first = try await TestCluster(in: account)
        try await first.stand()
        let alone = account.cloud.inventory()
        let second = try await TestCluster(in: account, named: "reports", id: "f6g7h8i9j0")
        try await second.stand()
        #expect(account.cloud.inventory().count > alone.count + 30)
        try await second.remove()
        #expect(account.cloud.inventory() == alone)
    }
}
