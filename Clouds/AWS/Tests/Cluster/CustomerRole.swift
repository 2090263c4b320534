import AWSSimulator
import Cloud
import Domain
import Simulation
import Testing

@testable import AWS

/// A role that the customer made for the installation to take on, as the guide says.
struct CustomerRole {
    let account: TestAccount
    let arn = "arn:aws:iam::111122223333:role/freehold-byoc"
    private let owner: Asker
    private let boundary: String?

    /// - Parameter asksForID: whether its trust policy has the condition on the external id.
    init(in account: TestAccount, asksForID: Bool = true, policy: String = "policy") async throws {
        self.account = account
        boundary =
            policy == "policy-least"
            ? TestAccount.placeBoundary(in: account.cloud, of: account.provider) : nil
        owner = Asker(
            cloud: account.cloud, key: account.cloud.makeUser("owner", policy: AskedAccount.everything),
            date: { account.clock.now })
        let trusting = PolicyDocument.trust(
            principal: "arn:aws:iam::\(TestAccount.home):user/freehold", externalID: "external-1")
        let trust = asksForID ? trusting.text : trusting.withoutConditions.text
        let document = account.provider.documents.first { $0.name == policy }?.text ?? policy
        let made = try await owner.ask(
            "iam", "CreateRole", ["RoleName": "freehold-byoc", "AssumeRolePolicyDocument": trust])
        try #require(made.status == 200, "\(made.text)")
        account.clock.advance(by: .minutes(1))
        let filled = try await owner.ask(
            "iam", "PutRolePolicy",
            ["RoleName": "freehold-byoc", "PolicyName": "policy", "PolicyDocument": document])
        try #require(filled.status == 200, "\(filled.text)")
        account.clock.advance(by: .minutes(1))
    }

    func credential(externalID: String = "external-1") -> OpenCredential {
        var fields = ["roleARN": Secret(arn), "externalID": Secret(externalID)]
        fields["permissionsBoundary"] = boundary.map { Secret($0) }
        return TestAccount.opened(fields)
    }

    /// A temporary key of the role, as somebody would paste it.
    func session() async throws -> AccessKey {
        let taken = try await account.provider.sessions.assume(
            arn, externalID: "external-1", region: TestAccount.region)
        return AccessKey(
            id: taken.accessKeyID, secret: taken.secretAccessKey.withValue { $0 },
            sessionToken: taken.sessionToken?.withValue { $0 })
    }
}

extension PolicyDocument {
    fileprivate var withoutConditions: PolicyDocument {
        PolicyDocument(
            statements.map { statement in
                var statement = statement
                statement.conditions = nil
                return statement
            })
    }
}
