import AWSSimulator
import Domain
import Foundation
import Testing

/// Whom the simulated AWS lets do what, seen from outside, and what it says to the others.
struct DenialTests {
    let account = AskedAccount()
    static let looking = #"{"Effect":"Allow","Action":["ec2:Describe*","eks:List*","iam:List*"],"Resource":"*"}"#

    @Test func ec2SaysWhoMayNotDoWhatToWhat() async throws {
        let asker = account.asker(policy: AskedAccount.policy(Self.looking))
        let reply = try await asker.ask("ec2", "CreateVpc", ["CidrBlock": "10.1.0.0/16"])
        #expect(reply.status == 403)
        #expect(reply.code == "UnauthorizedOperation")
        let start =
            "You are not authorized to perform this operation. User: arn:aws:iam::111122223333:user/freehold is not "
            + "authorized to perform: ec2:CreateVpc on resource: arn:aws:ec2:eu-central-1:111122223333:vpc/* because "
            + "no identity-based policy allows the ec2:CreateVpc action. Encoded authorization failure message: "
        #expect(reply.message?.hasPrefix(start) == true)
    }

    @Test func ec2NamesAnExplicitDeny() async throws {
        let denying = #"{"Effect":"Deny","Action":"ec2:DescribeVpcs","Resource":"*"}"#
        let asker = account.asker(policy: AskedAccount.policy(Self.looking, denying))
        #expect(
            try await asker.ask("ec2", "DescribeVpcs").message
                == "You are not authorized to perform this operation. User: arn:aws:iam::111122223333:user/freehold is "
                + "not authorized to perform: ec2:DescribeVpcs with an explicit deny in an identity-based policy")
    }

    @Test func iamCallsTheRoleByItsName() async throws {
        let asker = account.asker(policy: AskedAccount.policy(Self.looking))
        let reply = try await asker.ask("iam", "GetRole", ["RoleName": "payments"])
        #expect(reply.code == "AccessDenied")
        #expect(
            reply.message
                == "User: arn:aws:iam::111122223333:user/freehold is not authorized to perform: iam:GetRole on "
                + "resource: role payments because no identity-based policy allows the iam:GetRole action")
    }

    @Test func eksNamesTheClustersARN() async throws {
        let asker = account.asker(policy: AskedAccount.policy(Self.looking))
        let reply = try await asker.eks("GET", "/clusters/payments")
        #expect(reply.code == "AccessDeniedException")
        #expect(
            reply.message
                == "User: arn:aws:iam::111122223333:user/freehold is not authorized to perform: eks:DescribeCluster on "
                + "resource: arn:aws:eks:eu-central-1:111122223333:cluster/payments because no identity-based policy "
                + "allows the eks:DescribeCluster action")
    }

    @Test func aDryRunTellsWhoMayAndChangesNothing() async throws {
        let before = account.cloud.inventory()
        let fields = ["CidrBlock": "10.1.0.0/16", "DryRun": "true"]
        let allowed = try await account.asker("may").ask("ec2", "CreateVpc", fields)
        #expect(allowed.status == 412)
        #expect(allowed.code == "DryRunOperation")
        #expect(allowed.message == "Request would have succeeded, but DryRun flag is set.")
        let other = account.asker("may-not", policy: AskedAccount.policy(Self.looking))
        #expect(try await other.ask("ec2", "CreateVpc", fields).code == "UnauthorizedOperation")
        #expect(account.cloud.inventory() == before)
    }

    @Test func whatIsTakenAwayIsDeniedUntilItIsGivenBack() async throws {
        let asker = account.asker()
        account.cloud.withdraw("ec2:Describe*", from: "freehold")
        #expect(try await asker.ask("ec2", "DescribeVpcs").code == "UnauthorizedOperation")
        #expect(try await asker.ask("iam", "ListRoles").status == 200)
        account.cloud.giveBack("ec2:Describe*", to: "freehold")
        #expect(try await asker.ask("ec2", "DescribeVpcs").status == 200)
    }

    @Test func taggingWhileMakingIsAPermissionOfItsOwn() async throws {
        let asker = account.asker(
            policy: AskedAccount.policy(#"{"Effect":"Allow","Action":"ec2:CreateVpc","Resource":"*"}"#))
        let tagged = [
            "CidrBlock": "10.1.0.0/16", "TagSpecification.1.ResourceType": "vpc",
            "TagSpecification.1.Tag.1.Key": "Name", "TagSpecification.1.Tag.1.Value": "payments",
        ]
        let reply = try await asker.ask("ec2", "CreateVpc", tagged)
        #expect(reply.message?.contains("is not authorized to perform: ec2:CreateTags on resource") == true)
        #expect(try await asker.ask("ec2", "CreateVpc", ["CidrBlock": "10.1.0.0/16"]).status == 200)
    }

    @Test func aRoleIsHandedOnlyToTheServiceThatThePolicyNames() async throws {
        let owner = account.asker("owner")
        _ = try await owner.ask(
            "iam", "CreateRole", ["RoleName": "control-plane", "AssumeRolePolicyDocument": Self.trust])
        for (service, code) in [("ec2.amazonaws.com", "AccessDeniedException"), ("eks.amazonaws.com", nil)] {
            let passing = """
                {"Effect":"Allow","Action":"iam:PassRole","Resource":"*",\
                "Condition":{"StringEquals":{"iam:PassedToService":"\(service)"}}}
                """
            let making = #"{"Effect":"Allow","Action":["eks:*","iam:CreateServiceLinkedRole"],"Resource":"*"}"#
            let asker = account.asker("for-\(service)", policy: AskedAccount.policy(passing, making))
            let body = """
                {"name":"payments","roleArn":"arn:aws:iam::111122223333:role/control-plane","resourcesVpcConfig":{}}
                """
            let reply = try await asker.eks("POST", "/clusters", body: body)
            if let code {
                #expect(reply.code == code)
                #expect(reply.message?.contains("is not authorized to perform: iam:PassRole on resource") == true)
            } else {
                #expect(reply.code != "AccessDeniedException")
            }
        }
    }

    @Test func theFirstLoadBalancerNeedsThePermissionToMakeTheServicesRole() async throws {
        let balancing = #"{"Effect":"Allow","Action":"elasticloadbalancing:*","Resource":"*"}"#
        let fields = ["Name": "web", "Type": "network", "Subnets.member.1": "subnet-0"]
        let asker = account.asker(policy: AskedAccount.policy(balancing))
        let reply = try await asker.ask("elasticloadbalancing", "CreateLoadBalancer", fields)
        #expect(reply.code == "AccessDenied")
        #expect(reply.message?.contains("is not authorized to perform: iam:CreateServiceLinkedRole") == true)
        let owner = account.asker("owner")
        let made = ["AWSServiceName": "elasticloadbalancing.amazonaws.com"]
        #expect(try await owner.ask("iam", "CreateServiceLinkedRole", made).status == 200)
        #expect(try await asker.ask("elasticloadbalancing", "CreateLoadBalancer", fields).code == "SubnetNotFound")
    }

    private static let trust = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"eks.amazonaws.com"},\
        "Action":"sts:AssumeRole"}]}
        """
}
