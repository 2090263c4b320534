import AWSSimulator
import Cloud
import Domain
import Foundation
import Simulation
import Testing

/// What goes wrong on request, in each service's own form.
struct DoorFaultTests {
    /// An account where this goes wrong with every call.
    private func account(_ fault: Fault) -> AskedAccount { AskedAccount { _ in fault } }

    private func makeVPC(as asker: Asker) async throws -> Asker.Reply {
        try await asker.ask("ec2", "CreateVpc", ["CidrBlock": "10.1.0.0/16"])
    }

    private func networks(_ account: AskedAccount) -> Int {
        account.cloud.inventory().count { $0.hasPrefix("vpc/") }
    }

    @Test func aLostRequestHasNoEffect() async throws {
        let account = account(.loseRequest)
        let asker = account.asker()
        await #expect(throws: NoAnswer.self) { try await makeVPC(as: asker) }
        #expect(networks(account) == 0)
    }

    @Test func aLostReplyHasItsEffect() async throws {
        let account = account(.loseReply)
        let asker = account.asker()
        await #expect(throws: NoAnswer.self) { try await makeVPC(as: asker) }
        #expect(networks(account) == 1)
        #expect(account.cloud.calls.map(\.status) == [200])
    }

    @Test func aGarbledAnswerIsCutAndHasItsEffect() async throws {
        let account = account(.garble)
        let reply = try await makeVPC(as: account.asker())
        #expect(reply.status == 200)
        #expect(!reply.text.contains("</CreateVpcResponse>"))
        #expect(networks(account) == 1)
    }

    @Test(arguments: [true, false]) func aServerErrorHasItsEffectOrNot(isCarriedOut: Bool) async throws {
        let account = account(.serverError(status: 500, carriedOut: isCarriedOut))
        let reply = try await makeVPC(as: account.asker())
        #expect(reply.status == 500)
        #expect(reply.code == "InternalError")
        #expect(networks(account) == (isCarriedOut ? 1 : 0))
    }

    @Test(arguments: [
        ("ec2", 503, "Unavailable"), ("eks", 503, "ServiceUnavailableException"), ("iam", 503, "ServiceUnavailable"),
        ("sts", 500, "InternalFailure"), ("iam", 500, "ServiceFailure"), ("eks", 500, "ServerException"),
    ]) func eachServiceIsDownInItsOwnWords(service: String, status: Int, code: String) async throws {
        let account = account(.serverError(status: status, carriedOut: false))
        let reply = try await AskedAccount.look(at: service, as: account.asker())
        #expect(reply.status == status)
        #expect(reply.code == code)
    }

    @Test(arguments: [
        ("ec2", 503, "RequestLimitExceeded"), ("eks", 429, "TooManyRequestsException"), ("iam", 400, "Throttling"),
        ("elasticloadbalancing", 400, "Throttling"),
    ]) func eachServiceThrottlesInItsOwnWords(service: String, status: Int, code: String) async throws {
        let account = account(.throttle(retryAfter: .milliseconds(1500)))
        let reply = try await AskedAccount.look(at: service, as: account.asker())
        #expect(reply.status == status)
        #expect(reply.code == code)
        #expect(reply.headers["Retry-After"] == "2")
    }

    @Test(arguments: [
        ("ec2", "AuthFailure"), ("eks", "UnrecognizedClientException"), ("sts", "InvalidClientTokenId"),
    ]) func aRevokedKeyIsAnUnknownOne(service: String, code: String) async throws {
        #expect(try await AskedAccount.look(at: service, as: account(.revoke).asker()).code == code)
    }

    @Test(arguments: [
        ("ec2", "UnauthorizedOperation"), ("eks", "AccessDeniedException"), ("iam", "AccessDenied"),
    ]) func aDeniedCallIsDeniedInTheServicesWords(service: String, code: String) async throws {
        let reply = try await AskedAccount.look(at: service, as: account(.deny).asker())
        #expect(reply.status == 403)
        #expect(reply.code == code)
        #expect(reply.message?.contains("because no identity-based policy allows the \(service):") == true)
    }

    @Test func whatDecidesAboutFaultsIsToldEachCallOnce() async throws {
        let told = Locked<[SimulatedCall]>([])
        let account = AskedAccount { call in
            told.withLock { $0.append(call) }
            return nil
        }
        let asker = account.asker()
        _ = try await asker.ask("ec2", "DescribeVpcs")
        _ = try await asker.ask("ec2", "CreateVpc", ["CidrBlock": "10.1.0.0/16", "DryRun": "true"])
        _ = try await asker.eks("DELETE", "/clusters/payments")
        #expect(
            told.withLock { $0 } == [
                SimulatedCall(number: 1, action: "ec2:DescribeVpcs", isMutating: false),
                SimulatedCall(number: 2, action: "ec2:CreateVpc", isMutating: false),
                SimulatedCall(number: 3, action: "eks:DeleteCluster", isMutating: true),
            ])
    }

    @Test func whoCallsTooOftenIsTurnedAwayForAWhileWhereAsked() async throws {
        let account = AskedAccount(isThrottling: true)
        let asker = account.asker()
        var codes: [String?] = []
        for _ in 0..<101 { codes.append(try await asker.ask("ec2", "DescribeVpcs").code) }
        #expect(codes.prefix(100).allSatisfy { $0 == nil })
        #expect(codes.last == "RequestLimitExceeded")
        account.clock.advance(by: .seconds(1))
        #expect(try await asker.ask("ec2", "DescribeVpcs").status == 200)
    }
}
