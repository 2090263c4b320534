import Foundation
import Testing

@testable import AWSSimulator

/// What a policy document says of a permission.
struct PolicyEvaluationTests {
    private func verdict(
        _ statements: String..., on action: String, resource: String = "*", conditions: [String: [String]] = [:],
        facts: [String: [String]] = [:]
    ) throws -> Policy.Verdict {
        let text = #"{"Version":"2012-10-17","Statement":[\#(statements.joined(separator: ","))]}"#
        let authorization = Authorization(action, on: resource, conditions: conditions)
        return try Policy(text).verdict(on: authorization, facts: Facts(facts).with(conditions))
    }

    private func allow(_ action: String, on resource: String = "*", when condition: String = "{}") -> String {
        #"{"Effect":"Allow","Action":"\#(action)","Resource":"\#(resource)","Condition":\#(condition)}"#
    }

    @Test(arguments: [
        ("*", "ec2:CreateVpc", true), ("ec2:*", "ec2:CreateVpc", true), ("ec2:*", "eks:CreateCluster", false),
        ("EC2:createvpc", "ec2:CreateVpc", true), ("ec2:Describe*", "ec2:DescribeVpcs", true),
        ("ec2:Describe*", "ec2:CreateVpc", false), ("ec2:*Vpc", "ec2:CreateVpc", true),
        ("ec2:*Vpc", "ec2:CreateVpcEndpoint", false), ("ec2:Create?pc", "ec2:CreateVpc", true),
        ("ec2:Create?", "ec2:CreateVpc", false), ("ec2:C*V*c", "ec2:CreateVpc", true),
    ]) func wildcardsInActions(pattern: String, action: String, isAllowed: Bool) throws {
        #expect(try verdict(allow(pattern), on: action) == (isAllowed ? .allows : .isSilent))
    }

    @Test(arguments: [
        ("arn:aws:iam::111122223333:role/fh-*", "arn:aws:iam::111122223333:role/fh-payments", true),
        ("arn:aws:iam::111122223333:role/fh-*", "arn:aws:iam::111122223333:role/other", false),
        ("arn:aws:iam::*:role/fh-*", "arn:aws:iam::111122223333:role/fh-payments", true),
        ("arn:aws:iam::111122223333:role/FH-*", "arn:aws:iam::111122223333:role/fh-payments", false),
        ("arn:aws:ec2:*:*:vpc/vpc-0?", "arn:aws:ec2:eu-central-1:111122223333:vpc/vpc-01", true),
    ]) func wildcardsInResources(pattern: String, resource: String, isAllowed: Bool) throws {
        let found = try verdict(allow("*", on: pattern), on: "iam:GetRole", resource: resource)
        #expect(found == (isAllowed ? .allows : .isSilent))
    }

    @Test func aDenyWinsWhateverAllows() throws {
        let deny = #"{"Effect":"Deny","Action":"iam:Delete*","Resource":"*"}"#
        #expect(try verdict(allow("*"), deny, on: "iam:DeleteRole") == .denies)
        #expect(try verdict(deny, allow("iam:DeleteRole"), on: "iam:DeleteRole") == .denies)
        #expect(try verdict(deny, allow("*"), on: "iam:GetRole") == .allows)
    }

    @Test func notActionIsEverythingElse() throws {
        let statement = #"{"Effect":"Allow","NotAction":["iam:*","sts:*"],"Resource":"*"}"#
        #expect(try verdict(statement, on: "ec2:CreateVpc") == .allows)
        #expect(try verdict(statement, on: "iam:GetRole") == .isSilent)
    }

    @Test func aRoleIsPassedToTheNamedServiceOnly() throws {
        let passing = allow(
            "iam:PassRole", on: "arn:aws:iam::111122223333:role/fh-*",
            when: #"{"StringEquals":{"iam:PassedToService":["eks.amazonaws.com","ec2.amazonaws.com"]}}"#)
        func found(_ service: String) throws -> Policy.Verdict {
            try verdict(
                passing, on: "iam:PassRole", resource: "arn:aws:iam::111122223333:role/fh-nodes",
                conditions: ["iam:PassedToService": [service]])
        }
        #expect(try found("ec2.amazonaws.com") == .allows)
        #expect(try found("lambda.amazonaws.com") == .isSilent)
    }

    @Test(
        arguments: [
            (#"{"StringEquals":{"aws:RequestTag/owner":"fh"}}"#, ["aws:RequestTag/owner": ["fh"]], true),
            (#"{"StringEquals":{"aws:requesttag/OWNER":"fh"}}"#, ["aws:RequestTag/owner": ["fh"]], true),
            (#"{"StringEquals":{"aws:RequestTag/owner":"fh"}}"#, ["aws:RequestTag/owner": ["other"]], false),
            (#"{"StringEquals":{"aws:RequestTag/owner":"fh"}}"#, [:], false),
            (#"{"StringEqualsIfExists":{"aws:RequestTag/owner":"fh"}}"#, [:], true),
            (#"{"StringNotEquals":{"aws:RequestTag/owner":"fh"}}"#, [:], true),
            (#"{"StringLike":{"aws:ResourceTag/cluster":"fh-*"}}"#, ["aws:ResourceTag/cluster": ["fh-1"]], true),
            (#"{"Null":{"aws:ResourceTag/cluster":"true"}}"#, [:], true),
            (#"{"Null":{"aws:ResourceTag/cluster":"false"}}"#, [:], false),
            (#"{"ForAllValues:StringEquals":{"aws:TagKeys":["Name","owner"]}}"#, ["aws:TagKeys": ["Name"]], true),
            (#"{"ForAllValues:StringEquals":{"aws:TagKeys":["Name"]}}"#, ["aws:TagKeys": ["Name", "team"]], false),
            (#"{"ForAnyValue:StringEquals":{"aws:TagKeys":["team"]}}"#, ["aws:TagKeys": ["Name", "team"]], true),
            (
                #"{"ArnLike":{"iam:PolicyARN":"arn:aws:iam::aws:policy/Amazon*"}}"#,
                ["iam:PolicyARN": ["arn:aws:iam::aws:policy/AmazonEKSClusterPolicy"]], true
            ),
            (
                #"{"ArnLike":{"iam:PolicyARN":"arn:aws:iam::aws:policy/Amazon*"}}"#,
                ["iam:PolicyARN": ["arn:aws:iam::aws:policy/AdministratorAccess"]], false
            ),
            (#"{"Bool":{"aws:SecureTransport":"true"}}"#, ["aws:SecureTransport": ["true"]], true),
            (#"{"NumericLessThan":{"ec2:VolumeSize":"100"}}"#, ["ec2:VolumeSize": ["20"]], true),
            (#"{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}"#, ["aws:SourceIp": ["203.0.113.10"]], true),
            (#"{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}"#, ["aws:SourceIp": ["198.51.100.1"]], false),
            (
                #"{"DateLessThan":{"aws:CurrentTime":"2026-01-01T00:00:00Z"}}"#,
                ["aws:CurrentTime": ["2025-12-31T23:59:59Z"]], true
            ),
        ] as [(String, [String: [String]], Bool)])
    func conditions(condition: String, values: [String: [String]], isAllowed: Bool) throws {
        let found = try verdict(allow("*", when: condition), on: "ec2:CreateTags", conditions: values)
        #expect(found == (isAllowed ? .allows : .isSilent))
    }

    @Test func allConditionsOfAStatementHaveToHold() throws {
        let both = #"{"StringEquals":{"aws:RequestTag/a":"1","aws:RequestTag/b":"2"}}"#
        let one = ["aws:RequestTag/a": ["1"]]
        #expect(try verdict(allow("*", when: both), on: "ec2:CreateTags", conditions: one) == .isSilent)
        let two = one.merging(["aws:RequestTag/b": ["2"]]) { $1 }
        #expect(try verdict(allow("*", when: both), on: "ec2:CreateTags", conditions: two) == .allows)
    }

    @Test func variablesAreFilledIn() throws {
        let own = allow("iam:*", on: "arn:aws:iam::111122223333:user/${aws:username}")
        func found(_ name: String) throws -> Policy.Verdict {
            try verdict(
                own, on: "iam:GetUser", resource: "arn:aws:iam::111122223333:user/\(name)",
                facts: ["aws:username": ["ada"]])
        }
        #expect(try found("ada") == .allows)
        #expect(try found("bob") == .isSilent)
    }

    @Test(arguments: [
        "", "{}", #"{"Version":"2012-10-17"}"#, #"{"Version":"2011-10-17","Statement":[]}"#,
        #"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"ec2","Resource":"*"}}"#,
        #"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"ec2:*"}}"#,
        #"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"ec2:*","Resource":"vpc"}}"#,
        #"{"Version":"2012-10-17","Statement":{"Effect":"Maybe","Action":"ec2:*","Resource":"*"}}"#,
        #"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"ec2:*","Resource":"*","Who":"me"}}"#,
        #"{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Odd":{"a":"b"}}}}"#,
    ]) func whatIsNoPolicyIsRefused(text: String) {
        #expect(throws: Refusal.self) { try Policy(text) }
    }

    @Test func theProgramsOwnPolicyAllowsWhatItSaysAndNoMore() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Documents")
        let policy = try Policy(String(contentsOf: folder.appending(path: "policy.json"), encoding: .utf8))
        func found(_ action: String) -> Policy.Verdict { policy.verdict(on: Authorization(action), facts: Facts([:])) }
        #expect(found("eks:CreateCluster") == .allows)
        #expect(found("iam:PassRole") == .allows)
        #expect(found("iam:CreateUser") == .isSilent)
        #expect(found("s3:GetObject") == .isSilent)
    }
}
