import AWSSimulator
import Domain
import Foundation
import Testing

/// Acting as a role of the account, from inside of it and from another one.
struct AssumeRoleTests {
    private let account = AskedAccount()
    private static let role = "arn:aws:iam::111122223333:role/freehold"
    private static let neighbour = "444455556666"
    private static let assuming = AskedAccount.policy(#"{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}"#)

    /// A role that trusts `principal` where it brings the external id `external-1`, and that may look at networks.
    private func makeRole(trusting principal: String) async throws {
        let owner = account.asker("owner")
        let trust = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"\(principal)"},\
            "Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"external-1"}}}]}
            """
        let made = try await owner.ask(
            "iam", "CreateRole", ["RoleName": "freehold", "AssumeRolePolicyDocument": trust])
        try #require(made.status == 200, "\(made.text)")
        let looking = AskedAccount.policy(#"{"Effect":"Allow","Action":"ec2:Describe*","Resource":"*"}"#)
        _ = try await owner.ask(
            "iam", "PutRolePolicy", ["RoleName": "freehold", "PolicyName": "looking", "PolicyDocument": looking])
    }

    private func assume(as asker: Asker, externalID: String?, seconds: Int = 900) async throws -> Asker.Reply {
        var fields = ["RoleArn": Self.role, "RoleSessionName": "installation-1", "DurationSeconds": "\(seconds)"]
        fields["ExternalId"] = externalID
        return try await asker.ask("sts", "AssumeRole", fields)
    }

    private func session(_ reply: Asker.Reply) throws -> Asker {
        account.asker(
            with: AccessKey(
                id: try #require(reply.inside("AccessKeyId")), secret: try #require(reply.inside("SecretAccessKey")),
                sessionToken: reply.inside("SessionToken")))
    }

    @Test func anotherAccountMayActAsTheRoleWithTheExternalID() async throws {
        try await makeRole(trusting: "arn:aws:iam::\(Self.neighbour):root")
        let key = account.cloud.makeNeighbour("control-plane", account: Self.neighbour, policy: Self.assuming)
        let reply = try await assume(as: account.asker(with: key), externalID: "external-1")
        try #require(reply.status == 200, "\(reply.text)")
        let session = try session(reply)
        let who = try await session.ask("sts", "GetCallerIdentity")
        #expect(who.inside("Arn") == "arn:aws:sts::111122223333:assumed-role/freehold/installation-1")
        #expect(try await session.ask("ec2", "DescribeVpcs").status == 200)
        #expect(try await session.ask("ec2", "CreateVpc", ["CidrBlock": "10.1.0.0/16"]).code == "UnauthorizedOperation")
    }

    @Test(arguments: [nil, "external-2"]) func withoutItsExternalIDNobodyMay(externalID: String?) async throws {
        try await makeRole(trusting: "arn:aws:iam::\(Self.neighbour):root")
        let key = account.cloud.makeNeighbour("control-plane", account: Self.neighbour, policy: Self.assuming)
        let reply = try await assume(as: account.asker(with: key), externalID: externalID)
        #expect(reply.code == "AccessDenied")
        #expect(
            reply.message
                == "User: arn:aws:iam::444455556666:user/control-plane is not authorized to perform: sts:AssumeRole on "
                + "resource: arn:aws:iam::111122223333:role/freehold")
    }

    @Test func anotherAccountsOwnPolicyHasToAllowItToo() async throws {
        try await makeRole(trusting: "arn:aws:iam::\(Self.neighbour):root")
        let nothing = AskedAccount.policy(#"{"Effect":"Allow","Action":"s3:*","Resource":"*"}"#)
        let key = account.cloud.makeNeighbour("control-plane", account: Self.neighbour, policy: nothing)
        #expect(try await assume(as: account.asker(with: key), externalID: "external-1").code == "AccessDenied")
    }

    @Test func inTheSameAccountItIsEnoughThatTheRoleNamesTheUser() async throws {
        let nothing = AskedAccount.policy(#"{"Effect":"Allow","Action":"s3:*","Resource":"*"}"#)
        let asker = account.asker("byoc", policy: nothing)
        try await makeRole(trusting: "arn:aws:iam::111122223333:user/byoc")
        #expect(try await assume(as: asker, externalID: "external-1").status == 200)
    }

    @Test func aSessionNeedsItsTokenAndEnds() async throws {
        let asker = account.asker("byoc")
        try await makeRole(trusting: "arn:aws:iam::111122223333:user/byoc")
        let session = try session(await assume(as: asker, externalID: "external-1"))
        var forgetful = session
        forgetful.key = AccessKey(id: session.key.id, secret: session.key.secret)
        #expect(try await forgetful.ask("sts", "GetCallerIdentity").code == "InvalidClientTokenId")
        account.clock.advance(by: .seconds(899))
        #expect(try await session.ask("sts", "GetCallerIdentity").status == 200)
        account.clock.advance(by: .seconds(2))
        #expect(try await session.ask("sts", "GetCallerIdentity").code == "ExpiredToken")
        #expect(try await session.eks("GET", "/clusters").code == "ExpiredTokenException")
        #expect(try await session.ask("ec2", "DescribeVpcs").code == "RequestExpired")
    }

    @Test func aSessionDoesNotOutliveItsRole() async throws {
        let asker = account.asker("byoc")
        try await makeRole(trusting: "arn:aws:iam::111122223333:user/byoc")
        let session = try session(await assume(as: asker, externalID: "external-1"))
        #expect(account.cloud.remove(byHand: Self.role, region: "eu-central-1"))
        #expect(try await session.ask("sts", "GetCallerIdentity").code == "InvalidClientTokenId")
    }

    @Test func aNeighbourSeesNothingOfTheAccount() async throws {
        let key = account.cloud.makeNeighbour("curious", account: Self.neighbour, policy: AskedAccount.everything)
        #expect(try await account.asker(with: key).ask("ec2", "DescribeVpcs").code == "UnauthorizedOperation")
        #expect(try await account.asker(with: key).ask("iam", "ListRoles").code == "AccessDenied")
        let who = try await account.asker(with: key).ask("sts", "GetCallerIdentity")
        #expect(who.inside("Account") == Self.neighbour)
    }
}
