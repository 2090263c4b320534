import Cloud
import Domain
import Foundation
import Testing

@testable import AWS

struct ProblemsTests {
    private func problem(
        _ code: String, _ meaning: CloudError.Meaning, message: String = "No.", action: String = "ec2:CreateVpc"
    ) -> Problem {
        AWSProblems.explain(
            CloudError(meaning, status: 400, code: code, message: message, action: action, requestID: "r-1"))
    }

    @Test func aDenialNamesTheActionAndWhoItWasDeniedTo() {
        let denied = problem(
            "AccessDenied", .denied,
            message: "User: arn:aws:iam::111122223333:user/byoc is not authorized to perform: iam:CreatePolicy on "
                + "resource: policy x because no identity-based policy allows the iam:CreatePolicy action",
            action: "iam:CreatePolicy")
        #expect(denied.summary == "AWS denied iam:CreatePolicy to user/byoc.")
        #expect(denied.remedy == .grantPermission)
        #expect(denied.requestID == "r-1")
    }

    @Test func whereTheMessageIsEncodedTheActionIsTheOneThatWasAsked() {
        let denied = problem(
            "UnauthorizedOperation", .denied, message: "You are not authorized. Encoded authorization failure: abc",
            action: "ec2:CreateNatGateway")
        #expect(denied.summary == "AWS denied ec2:CreateNatGateway.")
    }

    @Test func anOrganizationsPolicyIsNotBlamedOnTheUsersOwn() {
        let denied = problem(
            "AccessDenied", .denied,
            message:
                "User: arn:aws:iam::1:user/x is not authorized to perform: eks:CreateCluster with an explicit deny "
                + "in a service control policy", action: "eks:CreateCluster")
        #expect(denied.summary.hasPrefix("A service control policy"))
    }

    @Test(arguments: [
        ("VpcLimitExceeded", CloudError.Meaning.quota, Problem.Remedy.raiseQuota, "VPCs"),
        ("AddressLimitExceeded", .quota, .raiseQuota, "Elastic IP"),
        ("InternetGatewayLimitExceeded", .quota, .raiseQuota, "internet gateways"),
        ("NatGatewayLimitExceeded", .quota, .raiseQuota, "NAT gateways"),
        ("VcpuLimitExceeded", .quota, .raiseQuota, "virtual CPUs"),
        ("ResourceLimitExceededException", .quota, .raiseQuota, "limit"),
        ("OptInRequired", .unauthenticated, .askOperator, "opted in"),
        ("PendingVerification", .unauthenticated, .wait, "verifying"),
        ("InvalidClientTokenId", .unauthenticated, .fixCredential, "does not know this access key"),
        ("UnrecognizedClientException", .unauthenticated, .fixCredential, "does not know this access key"),
        ("SignatureDoesNotMatch", .unauthenticated, .fixCredential, "secret access key"),
        ("ExpiredToken", .unauthenticated, .fixCredential, "temporary key"),
        ("UnsupportedAvailabilityZoneException", .capacity, .changeSpec, "zones"),
        ("InsufficientInstanceCapacity", .capacity, .wait, "size"),
        ("RequestLimitExceeded", .throttled, .wait, "slow down"),
        ("ServiceUnavailable", .transient, .wait, "fault of its own"),
        ("DependencyViolation", .busy, .wait, "in the way"),
        ("Whatever", .invalid, .askOperator, "refused"),
        ("", .unknown, .askOperator, "does not know"),
    ])
    func everyRowOfTheTableSaysWhatAndWhatToDo(
        code: String, meaning: CloudError.Meaning, remedy: Problem.Remedy, word: String
    ) {
        let problem = problem(code, meaning)
        #expect(problem.remedy == remedy)
        #expect(problem.summary.contains(word), "\(problem.summary)")
        #expect(problem.summary.hasSuffix("."))
        #expect(problem.advice.hasSuffix("."))
        #expect(!Self.blunt.contains { (problem.summary + problem.advice).lowercased().contains($0) })
    }

    private static let blunt = ["failed", "error", "oops", "please", "something went wrong"]

    @Test func aWrongClockIsNamedWithItsMinutes() throws {
        let now = Date(timeIntervalSince1970: 1_767_323_045)
        #expect(ClockSkew(now: now, theirs: "Fri, 02 Jan 2026 03:04:45 GMT") == nil)
        let skew = try #require(ClockSkew(now: now, theirs: "Fri, 02 Jan 2026 03:19:05 GMT"))
        let problem = AWSProblems.explain(skew)
        #expect(problem.summary == "This installation's clock is 15 minutes behind AWS's.")
    }
}
