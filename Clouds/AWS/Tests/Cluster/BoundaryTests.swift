import AWSSimulator
import Domain
import Engine
import Rehearsal
import Testing

@testable import AWS

/// The smallest policy makes no role that can do more than the boundary.
@Suite(.timeLimit(.minutes(5)))
struct BoundaryTests {
    private let account = TestAccount(policy: "policy-least")

    private var holder: Asker {
        Asker(cloud: account.cloud, key: account.key, date: { [clock = account.clock] in clock.now })
    }

    @Test func withoutItNoRoleIsMade() async throws {
        let least = try #require(account.provider.documents.first { $0.name == "policy-least" }).text
        let unbounded = TestAccount(policy: least)
        let cluster = try await TestCluster(in: unbounded)
        #expect(try await !cluster.run(toward: .present, until: { !$0.problems.isEmpty }))
        let problem = try #require(cluster.last?.problems.first)
        #expect(problem.summary.contains("iam:CreateRole"))
        #expect(problem.remedy == .grantPermission)
    }

    /// Somebody who has the key makes a role of Freehold's name that trusts them, fills it with every right, and
    /// takes it on.
    @Test func whoHoldsTheKeyCannotClimbOverIt() async throws {
        let boundary = try #require(account.boundary)
        let friend = "arn:aws:iam::\(TestAccount.home):user/freehold"
        let trust = PolicyDocument.trust(principal: friend, externalID: "x1").text
        func make(_ fields: [String: String]) async throws -> Int {
            let role = ["RoleName": "fh-ladder", "AssumeRolePolicyDocument": trust]
            return try await holder.ask("iam", "CreateRole", role.merging(fields) { $1 }).status
        }
        #expect(try await make([:]) == 403)
        #expect(try await make(["PermissionsBoundary": "arn:aws:iam::aws:policy/AdministratorAccess"]) == 403)
        #expect(try await make(["PermissionsBoundary": boundary]) == 200)
        let policy = try await holder.ask(
            "iam", "CreatePolicy", ["PolicyName": "fh-ladder", "PolicyDocument": AskedAccount.everything])
        #expect(policy.status == 200)
        account.clock.advance(by: .minutes(1))
        let attached = try await holder.ask(
            "iam", "AttachRolePolicy",
            ["RoleName": "fh-ladder", "PolicyArn": "arn:aws:iam::111122223333:policy/fh-ladder"])
        #expect(attached.status == 200, "\(attached.text)")
        account.clock.advance(by: .minutes(1))
        let session = try await account.provider.sessions.assume(
            "arn:aws:iam::111122223333:role/fh-ladder", externalID: "x1", region: TestAccount.region)
        let key = AccessKey(
            id: session.accessKeyID, secret: session.secretAccessKey.withValue { $0 },
            sessionToken: session.sessionToken?.withValue { $0 })
        let climber = Asker(cloud: account.cloud, key: key, date: { [clock = account.clock] in clock.now })
        #expect(try await climber.ask("ec2", "DescribeVpcs", [:]).status == 200)
        for (action, fields) in [
            ("CreateUser", ["UserName": "eve"]), ("DeleteRolePermissionsBoundary", ["RoleName": "fh-ladder"]),
            ("CreateRole", ["RoleName": "fh-next", "AssumeRolePolicyDocument": trust]),
        ] {
            #expect(try await climber.ask("iam", action, fields).status == 403, "\(action)")
        }
        for change in ["CreatePolicyVersion", "DeletePolicy"] {
            let fields = ["PolicyArn": boundary, "PolicyDocument": AskedAccount.everything, "SetAsDefault": "true"]
            #expect(try await holder.ask("iam", change, fields).status == 403, "\(change)")
        }
    }
}
