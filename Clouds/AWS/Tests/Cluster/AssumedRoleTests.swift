import AWSSimulator
import Cloud
import Domain
import Engine
import Rehearsal
import Simulation
import Testing

@testable import AWS

/// Working in a customer's account through a role of theirs.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct AssumedRoleTests {
    private let account = TestAccount()

    @Test func aRoleThatAsksForTheExternalIDIsValid() async throws {
        let role = try await CustomerRole(in: account)
        let validation = try await account.provider.validate(role.credential())
        #expect(validation.account.id == "111122223333")
        #expect(validation.account.principal == role.arn)
        #expect(validation.account.principalID.hasPrefix("AROA"))
    }

    /// Somebody else could let us work in that account by knowing no more than the role's name.
    @Test func aRoleThatOpensWithoutTheExternalIDIsRefused() async throws {
        let role = try await CustomerRole(in: account, asksForID: false)
        let problem = try #require(await account.problem(of: role.credential()))
        #expect(problem.summary.contains("\(role.arn) can be taken on without the external ID"))
        #expect(problem.remedy == .fixCredential)
        #expect(problem.field == "roleARN")
    }

    @Test func anotherExternalIDDoesNotOpenIt() async throws {
        let role = try await CustomerRole(in: account)
        let problem = try #require(await account.problem(of: role.credential(externalID: "external-2")))
        #expect(problem.summary.contains("sts:AssumeRole"))
        #expect(problem.remedy == .grantPermission || problem.remedy == .fixCredential)
    }

    @Test func theExternalIDIsMadeByUs() throws {
        let fields = try account.provider.check(["roleARN": Secret("arn:aws:iam::111122223333:role/freehold-byoc")])
        #expect(fields["externalID"]?.withValue { $0 } == "external-1")
    }

    /// AWS gives a chained session an hour; a cluster's life is longer.
    @Test func sessionsAreRenewedBeforeTheyEnd() async throws {
        let role = try await CustomerRole(in: account)
        let cluster = try await TestCluster(in: account, kind: .dedicatedHA, using: role.credential())
        try await cluster.stand()
        for _ in 0..<20 {
            account.clock.advance(by: .minutes(11))
            try await cluster.pass(toward: .present)
        }
        try await cluster.remove()
        let calls = account.cloud.calls
        let refused = calls.filter { ($0.code ?? "").contains("Expired") }
        #expect(refused == [])
        let renewals = calls.count { $0.action == "sts:AssumeRole" && $0.status == 200 }
        #expect((4...8).contains(renewals), "\(renewals)")
        #expect(account.cloud.inventory() == TestAccount.bystanders.inserting("role/freehold-byoc (policy)"))
    }

    @Test func withTheLeastRightsARoleIsEnough() async throws {
        let role = try await CustomerRole(in: account, policy: "policy-least")
        let cluster = try await TestCluster(in: account, min: 1, max: 3, using: role.credential())
        try await cluster.stand()
        try await cluster.remove()
        #expect(account.cloud.inventory() == TestAccount.bystanders.inserting("role/freehold-byoc (policy)"))
    }
}

extension [String] {
    fileprivate func inserting(_ line: String) -> [String] { (self + [line]).sorted() }
}
