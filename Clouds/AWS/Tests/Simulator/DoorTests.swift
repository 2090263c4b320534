import AWSSimulator
import Cloud
import Domain
import Foundation
import Testing

/// Whom the simulated AWS believes, and what it says to the others.
struct DoorTests {
    static let services = ["ec2", "eks", "iam", "sts", "elasticloadbalancing", "autoscaling"]
    let account = AskedAccount()

    @Test(arguments: services) func whoSignsWellIsAnswered(service: String) async throws {
        let reply = try await AskedAccount.look(at: service, as: account.asker())
        #expect(reply.status == 200)
        #expect(reply.headers["x-amzn-RequestId"] != nil)
    }

    @Test(
        arguments: zip(
            services,
            ["AuthFailure", "UnrecognizedClientException"] + Array(repeating: "InvalidClientTokenId", count: 4)))
    func anUnknownKeyIsRefusedInTheServicesWords(service: String, code: String) async throws {
        let stranger = account.asker(with: AccessKey(id: "AKIAIOSFODNN7EXAMPLE", secret: "nobody's"))
        let reply = try await AskedAccount.look(at: service, as: stranger)
        #expect(reply.code == code)
        #expect(reply.status == (service == "ec2" ? 401 : 403))
        #expect(account.cloud.calls.last?.caller == "unknown")
    }

    @Test(
        arguments: zip(
            services,
            ["AuthFailure", "InvalidSignatureException"] + Array(repeating: "SignatureDoesNotMatch", count: 4)))
    func aWrongSecretIsRefusedInTheServicesWords(service: String, code: String) async throws {
        var asker = account.asker()
        asker.key = AccessKey(id: asker.key.id, secret: "another")
        #expect(try await AskedAccount.look(at: service, as: asker).code == code)
    }

    @Test(
        arguments: zip(
            services,
            ["RequestExpired", "InvalidSignatureException"] + Array(repeating: "SignatureDoesNotMatch", count: 4)))
    func aDateOfSixMinutesAgoIsTooOld(service: String, code: String) async throws {
        var asker = account.asker()
        let signed = account.clock.now - .minutes(6)
        asker.date = { signed }
        let reply = try await AskedAccount.look(at: service, as: asker)
        #expect(reply.code == code)
        if service != "ec2" { #expect(reply.message?.hasPrefix("Signature expired: ") == true) }
    }

    @Test func aDateOfFourMinutesAgoIsTaken() async throws {
        var asker = account.asker()
        let signed = account.clock.now - .minutes(4)
        asker.date = { signed }
        #expect(try await AskedAccount.look(at: "iam", as: asker).status == 200)
    }

    @Test func aDateToComeIsRefused() async throws {
        var asker = account.asker()
        let signed = account.clock.now + .minutes(6)
        asker.date = { signed }
        #expect(
            try await AskedAccount.look(at: "sts", as: asker).message?.hasPrefix("Signature not yet current") == true)
    }

    @Test func aSignatureForAnotherRegionIsRefused() async throws {
        var asker = account.asker()
        asker.scopeRegion = "eu-west-1"
        let reply = try await AskedAccount.look(at: "eks", as: asker)
        #expect(reply.code == "InvalidSignatureException")
        #expect(reply.message == "Credential should be scoped to a valid region, not 'eu-west-1'.")
    }

    @Test func aTokenBesideTheSignatureIsRefused() async throws {
        var asker = account.asker()
        asker.looseHeaders = ["X-Amz-Target": "elsewhere"]
        #expect(try await AskedAccount.look(at: "iam", as: asker).code == "SignatureDoesNotMatch")
    }

    @Test(
        arguments: zip(
            services,
            [
                "MissingParameter", "MissingAuthenticationTokenException", "MissingAuthenticationToken",
            ])) func anUnsignedRequestIsRefused(service: String, code: String) async throws
    {
        var asker = account.asker()
        asker.isSigning = false
        #expect(try await AskedAccount.look(at: service, as: asker).code == code)
    }

    @Test func aKeyThatIsSwitchedOffIsUnknownUntilItIsOnAgain() async throws {
        let asker = account.asker()
        account.cloud.setActive(false, key: asker.key.id)
        #expect(try await AskedAccount.look(at: "sts", as: asker).code == "InvalidClientTokenId")
        account.cloud.setActive(true, key: asker.key.id)
        #expect(try await AskedAccount.look(at: "sts", as: asker).status == 200)
    }

    @Test func aUserMadeAnewHasTheSameARNAndAnotherID() async throws {
        let asker = account.asker()
        let before = try await AskedAccount.look(at: "sts", as: asker)
        account.cloud.remakeUser("freehold")
        let after = try await AskedAccount.look(at: "sts", as: asker)
        #expect(before.inside("Arn") == "arn:aws:iam::111122223333:user/freehold")
        #expect(after.inside("Arn") == before.inside("Arn"))
        #expect(after.inside("UserId") != before.inside("UserId"))
    }

    @Test func theRootOfTheAccountIsCalledSo() async throws {
        let root = account.asker(with: account.cloud.makeRootKey())
        let reply = try await AskedAccount.look(at: "sts", as: root)
        #expect(reply.inside("Arn") == "arn:aws:iam::111122223333:root")
        #expect(reply.inside("UserId") == "111122223333")
    }

    @Test(arguments: services) func behindOneAddressTheSignatureSaysWhichServiceIsMeant(service: String) async throws {
        var asker = account.asker()
        asker.host = "127.0.0.1:5000"
        let reply = try await AskedAccount.look(at: service, as: asker)
        #expect(reply.status == 200)
        #expect(account.cloud.calls.last?.action.hasPrefix("\(service):") == true)
    }

    @Test func anUnknownRegionHasNoHost() async throws {
        var asker = account.asker()
        asker.region = "eu-nowhere-1"
        await #expect(throws: NoAnswer.self) { try await AskedAccount.look(at: "ec2", as: asker) }
    }

    @Test func aQueryIsSignedAsItIsMeantAndNotAsItIsSpelled() async throws {
        let asker = account.asker()
        let reply = try await asker.eks("GET", "/clusters", query: "include=a%2Fb&maxResults=5&nextToken=")
        #expect(reply.code != "InvalidSignatureException")
    }

    @Test func anUnknownOperationIsRefused() async throws {
        #expect(try await account.asker().ask("iam", "MakeCoffee").code == "InvalidAction")
        #expect(try await account.asker().ask("ec2", "MakeCoffee").code == "InvalidAction")
        #expect(try await account.asker().eks("GET", "/coffee").status == 403)
    }

    @Test func theLogTellsEveryCallAndNoSecret() async throws {
        let asker = account.asker(policy: AskedAccount.policy(#"{"Effect":"Allow","Action":"ec2:*","Resource":"*"}"#))
        _ = try await asker.ask("ec2", "DescribeVpcs")
        _ = try await asker.ask("iam", "ListRoles")
        let calls = account.cloud.calls
        #expect(calls.map(\.action) == ["ec2:DescribeVpcs", "iam:ListRoles"])
        #expect(calls.map(\.status) == [200, 403])
        #expect(calls.map(\.code) == [nil, "AccessDenied"])
        #expect(calls.allSatisfy { $0.caller == "arn:aws:iam::111122223333:user/freehold" })
        #expect(!"\(calls)".contains(asker.key.secret))
    }
}
