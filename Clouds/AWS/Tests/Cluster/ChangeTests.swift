import AWSSimulator
import Domain
import Engine
import Rehearsal
import Testing

@testable import AWS

/// Clusters that are asked to be otherwise than they were.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct ChangeTests {
    /// What an account has once a cluster like this stands in it.
    private func inventory(
        min: Int, max: Int, options: [String: String] = [:], changedTo change: ((inout Cluster) throws -> Void)? = nil
    ) async throws -> [String] {
        let account = TestAccount()
        let cluster = try await TestCluster(in: account, kind: .dedicatedHA, min: min, max: max, options: options)
        try await cluster.stand()
        if let change {
            try cluster.edit { try change(&$0) }
            try await cluster.stand()
        }
        return account.cloud.inventory()
    }

    @Test func withoutAutoscalingWhatKarpenterHadIsGone() async throws {
        let changed = try await inventory(min: 3, max: 6) { $0.spec.nodes = try .init(min: 3, max: 3) }
        #expect(changed == Expected.inventory(nodes: 3, exits: [nil]).sorted())
        #expect(!changed.contains { $0.contains("karpenter") || $0.contains("instance-profile") })
    }

    @Test func autoscalingCanBeAskedForLater() async throws {
        let changed = try await inventory(min: 3, max: 3) { $0.spec.nodes = try .init(min: 3, max: 6) }
        #expect(changed == Expected.inventory(nodes: 3, exits: [nil], scales: true).sorted())
    }

    @Test(arguments: [2, 5]) func theMinimumIsWhatTheNodeGroupHas(minimum: Int) async throws {
        let changed = try await inventory(min: 3, max: 6) { $0.spec.nodes = try .init(min: minimum, max: 6) }
        #expect(changed == Expected.inventory(nodes: minimum, exits: [nil], scales: true).sorted())
    }

    @Test func oneExitTakesThePlaceOfThree() async throws {
        let changed = try await inventory(min: 3, max: 3, options: ["natGateways": "per-zone"]) {
            $0.spec.options["natGateways"] = "one"
        }
        #expect(changed == Expected.inventory(nodes: 3, exits: [nil]).sorted())
    }

    @Test func threeExitsTakeThePlaceOfOne() async throws {
        let changed = try await inventory(min: 3, max: 3) { $0.spec.options["natGateways"] = "per-zone" }
        #expect(changed == Expected.inventory(nodes: 3, exits: ["a", "b", "c"]).sorted())
    }

    @Test func whoIsNoAdministratorAnyMoreLosesTheAccess() async throws {
        let admins = "arn:aws:iam::111122223333:role/somebody-else"
        let with = try await inventory(min: 1, max: 1, options: ["administrators": admins])
        #expect(with.contains("access-entry/\(Expected.stem)/\(admins) (1 policies)"))
        let without = try await inventory(min: 1, max: 1, options: ["administrators": admins]) {
            $0.spec.options["administrators"] = nil
        }
        #expect(without == Expected.inventory(nodes: 1, exits: [nil]).sorted())
    }

    /// The graph is told what was ever made, so nothing that nobody asks for any more stays behind the delete.
    @Test func aDeleteInTheMiddleOfAChangeLeavesNothing() async throws {
        let account = TestAccount()
        let cluster = try await TestCluster(
            in: account, kind: .dedicatedHA, min: 3, max: 6,
            options: ["natGateways": "per-zone", "administrators": "arn:aws:iam::111122223333:role/somebody-else"])
        try await cluster.stand()
        try cluster.edit {
            $0.spec.nodes = try .init(min: 2, max: 2)
            $0.spec.options = [:]
        }
        for _ in 0..<3 { try await cluster.pass(toward: .present) }
        try await cluster.remove()
        #expect(account.cloud.inventory() == TestAccount.bystanders)
    }

    @Test func accessToTheEndpointIsChangedInPlace() async throws {
        let account = TestAccount()
        let cluster = try await TestCluster(in: account)
        try await cluster.stand()
        let before = account.cloud.calls.count
        let office = try NetworkRange("203.0.113.0/24")
        cluster.edit { $0.spec.publicAccess = [office] }
        try await cluster.stand()
        let changes = account.cloud.calls[before...].filter(\.isMutating).map(\.action)
        #expect(changes == ["eks:UpdateClusterConfig"])
        #expect(cluster.record("control-plane")?.output?.contains("203.0.113.0/24") == true)
    }
}
