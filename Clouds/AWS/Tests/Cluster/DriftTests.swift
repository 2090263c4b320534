import AWSSimulator
import Domain
import Engine
import Rehearsal
import Testing

@testable import AWS

/// What other hands take away from a cluster that stands.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct DriftTests {
    private static let steps = [
        "nat-gateway", "route-table-private", "route-table-public", "role-ebs-csi", "role-node", "instance-profile",
        "policy-load-balancer-controller", "oidc-provider", "control-plane",
    ]

    @Test(arguments: steps) func whatIsRemovedByHandIsMadeAnew(step: String) async throws {
        let account = TestAccount()
        let cluster = try await TestCluster(in: account, min: 1, max: 3)
        try await cluster.stand()
        let before = account.cloud.inventory()
        let id = step == "control-plane" ? cluster.owner.stem : cluster.record(step)?.cloudIDs.first
        let thing = try #require(id)
        #expect(account.cloud.remove(byHand: thing, region: TestAccount.region))
        try #require(account.cloud.inventory() != before)
        account.clock.advance(by: .minutes(30))
        try await cluster.pass(toward: .present)
        #expect(cluster.last?.isReached == false)
        try await cluster.stand()
        #expect(account.cloud.inventory() == before)
        try await cluster.remove()
        #expect(account.cloud.inventory() == TestAccount.bystanders)
    }

    @Test func aPolicyThatWasTakenFromARoleIsAttachedAgain() async throws {
        let account = TestAccount()
        let cluster = try await TestCluster(in: account)
        try await cluster.stand()
        let before = account.cloud.inventory()
        let owner = Asker(
            cloud: account.cloud, key: account.cloud.makeUser("owner", policy: AskedAccount.everything),
            date: { account.clock.now })
        let policy = "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy"
        let reply = try await owner.ask(
            "iam", "DetachRolePolicy", ["RoleName": "\(cluster.owner.stem)-node", "PolicyArn": policy])
        #expect(reply.status == 200)
        #expect(account.cloud.inventory() != before)
        account.clock.advance(by: .minutes(30))
        try await cluster.stand()
        #expect(account.cloud.inventory() == before)
    }
}
