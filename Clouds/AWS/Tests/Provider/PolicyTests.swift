import Foundation
import Testing

@testable import AWS

struct PolicyTests {
    private struct Document: Decodable {
        struct Statement: Decodable {
            let action: Actions

            enum CodingKeys: String, CodingKey { case action = "Action" }
        }
        /// One, or a list.
        struct Actions: Decodable {
            let list: [String]

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                list = try (try? [container.decode(String.self)]) ?? container.decode([String].self)
            }
        }
        let statements: [Statement]

        enum CodingKeys: String, CodingKey { case statements = "Statement" }
    }

    private func actions(_ name: String) throws -> [String] {
        let text = try #require(AWS.sample().documents.first { $0.name == name }).text
        return try JSONDecoder().decode(Document.self, from: Data(text.utf8)).statements.flatMap(\.action.list)
    }

    private func covers(_ patterns: [String], _ action: String) -> Bool {
        patterns.contains { $0 == action || $0.hasSuffix("*") && action.hasPrefix($0.dropLast()) }
    }

    @Test(arguments: ["policy", "policy-least"])
    func theGuidesPoliciesHoldEveryActionThatPreflightAsksAbout(document: String) throws {
        let allowed = try actions(document)
        for permission in Permission.needed { #expect(covers(allowed, permission.action), "\(permission.action)") }
    }

    @Test(arguments: ["policy-least", "policy-boundary"])
    func itFitsIntoOneManagedPolicy(document: String) throws {
        let text = try #require(AWS.sample().documents.first { $0.name == document }).text
        // IAM quotas: 6,144 characters, white space not counted.
        #expect(text.count { !$0.isWhitespace } <= 6144)
    }

    @Test func theBoundaryLeavesTheControllersWhatTheyNeed() throws {
        let bound = try actions("policy-boundary")
        let controllers = [
            PolicyDocument.loadBalancerController(cluster: "fh-a", partition: "aws"),
            PolicyDocument.karpenter(
                cluster: "fh-a", region: "eu-central-1", account: "111122223333", partition: "aws", nodeRole: "fh-a-n"),
        ]
        for action in controllers.flatMap({ $0.statements.flatMap(\.actions) }) {
            #expect(covers(bound, action), "\(action)")
        }
    }

    @Test func theGuideShowsThePolicyItself() throws {
        let documents = AWS.sample().documents
        let guide = try #require(documents.first { $0.name == "guide" }).text
        let policy = try #require(documents.first { $0.name == "policy" }).text
        #expect(guide.contains(policy))
        #expect(!guide.contains("<!--"))
    }

    @Test func noActionOfTheGuidesPolicyIsListedTwice() throws {
        let all = try actions("policy")
        #expect(Set(all).count == all.count)
    }
}
