import AWSSimulator
import Cloud
import Domain
import Engine
import Rehearsal
import Simulation
import Testing

@testable import AWS

/// Handing a cluster's administration over to another principal of the account.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct AdmissionTests {
    private let account = TestAccount()

    private func standing() async throws -> TestCluster {
        let cluster = try await TestCluster(in: account)
        try await cluster.stand()
        return cluster
    }

    private func entry(_ user: String) -> String {
        "access-entry/\(Expected.stem)/arn:aws:iam::111122223333:user/\(user) (1 policies)"
    }

    @Test func anotherPrincipalIsLetInByTheOldKey() async throws {
        let cluster = try await standing()
        let policy = try #require(account.provider.documents.first { $0.name == "policy" }).text
        let successor = TestAccount.opened(account.cloud.makeUser("successor", policy: policy))
        let newcomer = try await account.provider.validate(successor).account
        let before = account.cloud.calls.count
        try await account.provider.admit(
            newcomer, to: cluster.asked, owner: cluster.owner, using: cluster.credential)
        #expect(account.cloud.inventory().contains(entry("successor")))
        #expect(account.cloud.inventory().contains(entry(TestAccount.user)))
        let callers = Set(account.cloud.calls[before...].map(\.caller))
        #expect(callers == ["arn:aws:iam::111122223333:user/byoc"])
    }

    @Test func lettingSomebodyInTwiceChangesNothing() async throws {
        let cluster = try await standing()
        let newcomer = try #require(cluster.credential.account)
        let before = account.cloud.inventory()
        for _ in 0..<2 {
            try await account.provider.admit(
                newcomer, to: cluster.asked, owner: cluster.owner, using: cluster.credential)
        }
        #expect(account.cloud.inventory() == before)
        #expect(!account.cloud.calls.contains { $0.action == "eks:CreateAccessEntry" })
    }

    /// EKS knows a principal by its id: the entry of the user's namesake lets nobody in.
    @Test func aUserMadeAnewGetsItsEntryMadeAnew() async throws {
        let cluster = try await standing()
        account.cloud.remakeUser(TestAccount.user)
        let newcomer = try await account.provider.validate(TestAccount.opened(account.key)).account
        #expect(newcomer.principal == cluster.credential.account?.principal)
        #expect(newcomer.principalID != cluster.credential.account?.principalID)
        let before = account.cloud.calls.count
        try await account.provider.admit(
            newcomer, to: cluster.asked, owner: cluster.owner, using: cluster.credential)
        let changes = account.cloud.calls[before...].filter { $0.isMutating && !$0.isRefused }.map(\.action)
        #expect(changes == ["eks:DeleteAccessEntry", "eks:CreateAccessEntry", "eks:AssociateAccessPolicy"])
        #expect(account.cloud.inventory().contains(entry(TestAccount.user)))
    }

    @Test func whereThereIsNoClusterYetNobodyNeedsToBeLetIn() async throws {
        let cluster = try await TestCluster(in: account)
        let newcomer = try #require(cluster.credential.account)
        try await account.provider.admit(
            newcomer, to: cluster.asked, owner: cluster.owner, using: cluster.credential)
        #expect(account.cloud.calls.filter(\.isMutating) == [])
    }

    @Test func whileEKSIsCreatingTheClusterTheHandOverHasToWait() async throws {
        let cluster = try await TestCluster(in: account)
        try await cluster.run(toward: .present) { progress in
            progress.records.contains { $0.name == "control-plane" && $0.text.contains("EKS is creating it") }
        }
        let newcomer = Account(
            id: "111122223333", principal: "arn:aws:iam::111122223333:role/somebody-else", principalID: "AROA1")
        let problem = await #expect(throws: Problem.self) {
            try await account.provider.admit(
                newcomer, to: cluster.asked, owner: cluster.owner, using: cluster.credential)
        }
        #expect(problem?.remedy == .wait)
        #expect(problem?.summary.contains("payments") == true)
    }
}
