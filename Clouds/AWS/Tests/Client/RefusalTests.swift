import Cloud
import Testing

@testable import AWS

struct RefusalTests {
    private func query(_ action: String, _ body: String, status: Int = 400) -> CloudError {
        Refusal(
            .init(service: .ec2, action: action, isRepeatable: false), status: status, headers: [:],
            body: Array(body.utf8)
        )
        .error
    }

    private func eks(_ action: String, _ code: String, _ message: String, status: Int = 400) -> CloudError {
        Refusal(
            .init(service: .eks, action: action, isRepeatable: true), status: status,
            headers: ["x-amzn-errortype": "\(code):http://internal.amazon.com/", "x-amzn-requestid": "r-1"],
            body: Array("{\"message\":\"\(message)\"}".utf8)
        ).error
    }

    @Test func ec2sRefusalIsReadWithItsRequestID() {
        let error = query(
            "CreateVpc",
            "<Response><Errors><Error><Code>VpcLimitExceeded</Code><Message>The maximum number of VPCs is reached."
                + "</Message></Error></Errors><RequestID>r-9</RequestID></Response>")
        #expect(error.code == "VpcLimitExceeded")
        #expect(error.meaning == .quota)
        #expect(error.requestID == "r-9")
        #expect(error.action == "ec2:CreateVpc")
        #expect(error.isFinal)
    }

    @Test func iamsRefusalIsReadFromItsOwnForm() {
        let error = query(
            "CreateRole",
            "<ErrorResponse><Error><Type>Sender</Type><Code>EntityAlreadyExists</Code><Message>It exists.</Message>"
                + "</Error><RequestId>r-2</RequestId></ErrorResponse>", status: 409)
        #expect(error.meaning == .exists)
        #expect(error.requestID == "r-2")
    }

    @Test func anAnswerOfAProxyWithoutACodeMayHaveHadItsEffect() {
        let error = query("CreateVpc", "<html>bad gateway</html>", status: 502)
        #expect(error.meaning == .transient)
        #expect(!error.isFinal)
    }

    @Test func aRoleThatIAMHasNotShownEKSYetIsNotAWrongRole() {
        #expect(
            eks("CreateCluster", "InvalidParameterException", "Role with arn: x, could not be assumed").meaning
                == .notYet)
        #expect(eks("CreateCluster", "InvalidParameterException", "unsupported Kubernetes version").meaning == .invalid)
    }

    @Test func aBusyClusterIsNotAClusterThatExists() {
        #expect(
            eks("CreateCluster", "ResourceInUseException", "Cluster already exists with name: x", status: 409).meaning
                == .exists)
        #expect(
            eks("DeleteCluster", "ResourceInUseException", "Cluster has nodegroups attached", status: 409).meaning
                == .busy)
        #expect(
            eks("DescribeCluster", "ResourceNotFoundException", "No cluster found for name: x.", status: 404).meaning
                == .gone)
    }

    @Test func theURLBehindEKSsCodeIsCutOff() {
        let error = eks("CreateCluster", "ResourceLimitExceededException", "Cluster limit exceeded")
        #expect(error.code == "ResourceLimitExceededException")
        #expect(error.requestID == "r-1")
    }

    @Test func anAddressThatAGatewayStillHoldsIsBusyAndNotARefusedKey() {
        let body = "<Response><Errors><Error><Code>AuthFailure</Code><Message>no</Message></Error></Errors></Response>"
        #expect(query("ReleaseAddress", body).meaning == .busy)
        #expect(query("DescribeVpcs", body, status: 401).meaning == .unauthenticated)
    }
}
