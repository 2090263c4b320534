import AWSSimulator
import Domain
import Engine
import Rehearsal
import Simulation
import Testing

@testable import AWS

/// The setup guide's policy with one of its actions taken away.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct PermissionTests {
    /// A life that nobody disturbs: what the account has after each chapter, and what is called in it.
    private static let undisturbed = Task {
        let life = Life()
        let inventories = try await life.live()
        return (inventories: inventories, actions: Set(life.account.cloud.calls.map(\.action)))
    }

    /// What AWS asks for besides, in the course of another call.
    private static let besides: Set = [
        "ec2:CreateTags", "eks:TagResource", "iam:PassRole", "iam:TagOpenIDConnectProvider", "iam:TagPolicy",
    ]

    /// All that is used of the policy. STS's GetCallerIdentity needs no permission.
    private static func used() async throws -> [String] {
        try await undisturbed.value.actions.union(besides).filter { !$0.hasPrefix("sts:") }.sorted()
    }

    @Test(arguments: try await used()) func preflightDoesNotCallAllowedWhatIsNot(action: String) async throws {
        let account = TestAccount()
        let cluster = try await TestCluster(in: account)
        account.cloud.withdraw(action, from: TestAccount.user)
        let findings = await account.provider.preflight(cluster.asked, using: cluster.credential)
        let about = findings.filter { $0.kind == "permission" && $0.subject == action }
        #expect(about.count == 1)
        #expect(about.allSatisfy { $0.verdict == .missing || $0.verdict == .cannotTell })
        #expect(about.allSatisfy { $0.advice.contains("policy") })
    }

    @Test func preflightFindsWhatCanBeFoundAllowed() async throws {
        let account = TestAccount()
        let cluster = try await TestCluster(in: account)
        let findings = await account.provider.preflight(cluster.asked, using: cluster.credential)
        #expect(!findings.contains { $0.verdict == .missing })
        let allowed = Set(findings.filter { $0.verdict == .allowed }.map(\.subject))
        for permission in Permission.needed where permission.probe != .none {
            #expect(allowed.contains(permission.action), "\(permission.action)")
        }
    }

    /// Who may ask IAM is told of every action.
    @Test(arguments: ["iam:PassRole", "eks:CreateCluster", "ec2:CreateNatGateway"])
    func whereIAMMayBeAskedEverythingIsKnown(action: String) async throws {
        let account = TestAccount(policy: AskedAccount.everything)
        let cluster = try await TestCluster(in: account)
        account.cloud.withdraw(action, from: TestAccount.user)
        let findings = await account.provider.preflight(cluster.asked, using: cluster.credential)
            .filter { $0.kind == "permission" }
        #expect(findings.filter { $0.verdict == .missing }.map(\.subject) == [action])
        #expect(findings.filter { $0.verdict == .cannotTell }.map(\.subject) == [])
    }

    @Test(arguments: try await used())
    func whatIsTakenAwayStopsItAndIsNamedUntilItIsGivenBack(action: String) async throws {
        let problems = Locked<[Problem]>([])
        let life = Life(
            onChapter: { $0.cloud.withdraw(action, from: TestAccount.user) },
            onProblem: { problem, account in
                problems.withLock { $0.append(problem) }
                account.cloud.giveBack(action, to: TestAccount.user)
            })
        let inventories = try await life.live()
        let found = problems.withLock { $0 }
        #expect(!found.isEmpty)
        for problem in found {
            #expect(problem.remedy == .grantPermission, "\(problem)")
            #expect(problem.summary.contains(action), "\(problem)")
        }
        let expected = try await Self.undisturbed.value.inventories
        for chapter in Life.Chapter.allCases { #expect(inventories[chapter] == expected[chapter], "\(chapter)") }
    }
}
