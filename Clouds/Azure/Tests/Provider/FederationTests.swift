import AzureSimulator
import Cloud
import Domain
import Foundation
import Simulation
import Testing

@testable import Azure

/// Signing in with a token of our own issuer instead of a secret.
struct FederationTests {
    private let clock: VirtualClock
    private let cloud: AzureSimulator
    private let principal: ServicePrincipal
    private let issuer: TestIssuer
    private let azure: Azure

    init() {
        let clock = VirtualClock()
        let cloud = AzureSimulator(clock: { clock.now })
        self.clock = clock
        self.cloud = cloud
        principal = cloud.makeServicePrincipal("freehold-byoc")
        issuer = TestIssuer(clock: clock)
        azure = Azure(installation: "test01", transport: cloud.transport, time: clock.time, random: { 0.5 })
    }

    private func credential(_ federation: Federation?, since: Date? = nil) throws -> OpenCredential {
        let entered = [
            "authentication": "federated", "clientID": principal.clientID, "tenantID": principal.tenantID,
            "subscriptionID": principal.subscriptionID,
        ]
        return OpenCredential(
            id: .init(rawValue: "credential1"), version: 1, fields: try azure.check(entered.mapValues { Secret($0) }),
            since: since, federation: federation)
    }

    private func trust(
        issuer url: String = TestIssuer.url, subject: String = TestIssuer.subject,
        audience: String = "api://AzureADTokenExchange"
    ) {
        cloud.trust(issuer: url, subject: subject, audience: audience, keys: issuer.keys, for: principal.clientID)
    }

    private func problem(_ federation: Federation?, since: Date? = nil) async throws -> Problem? {
        do { _ = try await azure.validate(credential(federation, since: since)) } catch { return error as? Problem }
        return nil
    }

    @Test func anApplicationThatTrustsOurIssuerSignsInWithoutASecret() async throws {
        trust()
        let found = try await azure.validate(credential(issuer.federation()))
        #expect(found.account.id == principal.subscriptionID)
        #expect(found.account.principalID == principal.objectID)
        #expect(found.warnings.isEmpty)
    }

    @Test func theRequestShowsTheTokenAndNoSecret() async throws {
        let scripted = ScriptedAzure()
        let provider = Azure.scripted(scripted, clock: clock)
        _ = try await provider.door.tokens.token(for: Identity(credential(issuer.federation())))
        let body = try #require(scripted.exchanges.first { $0.url.hasSuffix("/token") }?.body)
        let fields = String(decoding: body, as: UTF8.self).split(separator: "&").map { $0.prefix { $0 != "=" } }
        #expect(fields.sorted() == ["client_assertion", "client_assertion_type", "client_id", "grant_type", "scope"])
        let type = "client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer"
        #expect(String(decoding: body, as: UTF8.self).contains(type))
    }

    @Test func everyRequestForATokenHasAnAssertionOfItsOwn() async throws {
        trust()
        let open = try credential(issuer.federation())
        let client = azure.client(open, region: "westeurope")
        for _ in 0..<3 { _ = try await client.subscriptions.subscription() }
        #expect(issuer.count.withLock { $0 } == 1, "the token is kept")
        clock.advance(by: .minutes(61))
        _ = try await client.subscriptions.subscription()
        #expect(issuer.count.withLock { $0 } == 2)
        _ = try await azure.validate(open)
        #expect(issuer.count.withLock { $0 } == 3)
    }

    @Test func anApplicationThatTrustsNobodyGetsTheCommandThatMakesItTrustUs() async throws {
        let found = try #require(await problem(issuer.federation()))
        #expect(found.remedy == .fixCredential && found.field == "authentication")
        #expect(found.summary.contains(principal.clientID) && found.summary.contains(TestIssuer.url))
        let command = try #require(found.advice.firstMatch(of: #/`(az [^`]+) --parameters '([^']+)'`/#))
        #expect(command.1 == "az ad app federated-credential create --id \(principal.clientID)")
        let parameters = try JSONDecoder().decode(Parameters.self, from: Data(command.2.utf8))
        #expect(parameters.issuer == TestIssuer.url && parameters.subject == TestIssuer.subject)
        #expect(parameters.name == "freehold-credential1")
        // Who does what it says is let in.
        trust(
            issuer: parameters.issuer, subject: parameters.subject, audience: try #require(parameters.audiences.first))
        #expect(try await problem(issuer.federation()) == nil)
    }

    private struct Parameters: Decodable {
        let name: String
        let issuer: String
        let subject: String
        let audiences: [String]
    }

    @Test func whatDoesNotMatchIsNamedWithItsValue() async throws {
        trust(issuer: "https://elsewhere.example")
        #expect(try await problem(issuer.federation())?.summary.contains("the issuer \(TestIssuer.url)") == true)
        trust(subject: "freehold:test01:credential:other")
        #expect(try await problem(issuer.federation())?.summary.contains("the subject \(TestIssuer.subject)") == true)
        trust(audience: "api://Other")
        let found = try await problem(issuer.federation())
        #expect(found?.summary.contains("the audience api://AzureADTokenExchange") == true)
        #expect(found?.advice.contains("az ad app federated-credential create") == true)
    }

    @Test func anotherKeyThanThePublishedOneIsNamed() async throws {
        trust()
        let found = try #require(await problem(TestIssuer(clock: clock).federation()))
        #expect(found.remedy == .askOperator)
        #expect(found.advice.contains("\(TestIssuer.url)/.well-known/jwks.json"))
    }

    @Test func aClockThatIsWrongIsNamed() async throws {
        trust()
        let found = try #require(await problem(issuer.federation(age: .minutes(16))))
        #expect(found.remedy == .askOperator)
        #expect(found.summary.contains("clock"))
    }

    @Test(arguments: [50166, 501_661, 90061]) func anIssuerThatEntraCannotReadIsNamed(number: Int) async throws {
        let scripted = ScriptedAzure {
            guard $0.url.hasSuffix("/token") else { return nil }
            let sentence = "AADSTS\(number): Request to External OIDC endpoint failed."
            return ScriptedAzure.reply(400, ["error": "invalid_request", "error_description": .string(sentence)])
        }
        do { _ = try await Azure.scripted(scripted, clock: clock).validate(credential(issuer.federation())) } catch {
            let found = try #require(error as? Problem)
            #expect(found.summary.contains("\(TestIssuer.url)/.well-known/openid-configuration"))
            #expect(found.advice.contains("freehold issuer export"))
            #expect(found.isWellWorded)
            return
        }
        Issue.record("it was let in")
    }

    @Test func aFederatedCredentialThatIsNotThereYetIsWaitedForAndThenMissing() async throws {
        let start = clock.now
        clock.advance(by: .minutes(4))
        let early = try #require(await problem(issuer.federation(), since: start))
        #expect(early.remedy == .wait)
        #expect(early.advice.contains("11 more minutes") && early.advice.contains("az ad app federated-credential"))
        clock.advance(by: .minutes(11))
        #expect(try await problem(issuer.federation(), since: start)?.remedy == .fixCredential)
        trust()
        #expect(try await problem(issuer.federation(), since: start) == nil)
    }

    @Test func withoutAnIssuerTheFieldIsNamedAndHowToSetOne() async throws {
        let found = try #require(await problem(nil))
        #expect(found.field == "authentication" && found.remedy == .askOperator)
        #expect(found.advice.contains("--issuer"))
    }

    /// Far from the credential, whose own problem has the command, a cluster is told where to find it.
    @Test(arguments: [700_211, 700_213, 70025, 700_027, 501_661]) func aClusterIsToldToLookAtTheCredential(
        number: Int
    ) {
        let error = CloudError(
            .unauthenticated, status: 401, code: "AADSTS\(number)", message: "AADSTS\(number): No.", action: "sign-in")
        let found = azure.explain(error)
        #expect(found.remedy == .fixCredential && found.field == "authentication" && found.isWellWorded)
        #expect(found.advice.contains("Validate the credential again"))
    }
}
