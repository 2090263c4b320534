import Cloud
import Domain
import Foundation
import Simulation
import Testing

@testable import Azure

/// What a person may get wrong about a credential, and what is said to it.
struct ValidateTests {
    private let clock = VirtualClock()
    private static let other = "00000000-0000-4000-8000-000000000009"

    private func problem(
        _ credential: OpenCredential = .sample(), answering intercept: @escaping @Sendable (Request) -> Response?
    ) async -> Problem? {
        do {
            _ = try await Azure.scripted(ScriptedAzure(intercept: intercept), clock: clock).validate(credential)
        } catch { return error as? Problem }
        return nil
    }

    private func refusedSignIn(_ status: Int, _ word: String, _ sentence: String) async -> Problem? {
        await problem {
            guard $0.url.contains("/token") || $0.url.contains("openid-configuration") else { return nil }
            return ScriptedAzure.reply(status, ["error": .string(word), "error_description": .string(sentence)])
        }
    }

    @Test func aGoodCredentialIsOfItsSubscription() async throws {
        let found = try await Azure.scripted(ScriptedAzure(), clock: clock).validate(.sample())
        #expect(found.account.id == ScriptedAzure.subscription)
        #expect(found.account.principal == "application \(ScriptedAzure.client)")
        #expect(found.warnings.isEmpty)
    }

    @Test func aTenantGivenByItsNameIsResolved() async throws {
        let azure = ScriptedAzure()
        _ = try await Azure.scripted(azure, clock: clock).validate(.sample(tenant: "contoso.onmicrosoft.com"))
        let urls = azure.exchanges.map(\.url)
        #expect(urls.first?.contains("/contoso.onmicrosoft.com/v2.0/.well-known/openid-configuration") == true)
        #expect(urls[1].contains("/\(ScriptedAzure.tenant)/oauth2/v2.0/token"))
    }

    @Test(arguments: [
        (401, "invalid_client", "AADSTS7000215: Invalid client secret provided.", "clientSecret", "Value"),
        (401, "invalid_client", "AADSTS7000222: The keys are expired.", "clientSecret", "expired"),
        (400, "unauthorized_client", "AADSTS700016: Application 'a' was not found in 't'.", "clientID", "another one"),
        (400, "invalid_request", "AADSTS90002: Tenant 't' not found.", "tenantID", "swapped"),
        (401, "invalid_client", "AADSTS7000112: Application is disabled.", "clientID", "disabled"),
    ])
    func whatEntraRefusesIsNamedWithItsFix(
        status: Int, word: String, sentence: String, field: String, says: String
    ) async {
        let found = await refusedSignIn(status, word, sentence)
        #expect(found?.remedy == .fixCredential)
        #expect(found?.field == field)
        #expect(found.map { ($0.summary + $0.advice).contains(says) } == true, "\(String(describing: found))")
        #expect(found?.isWellWorded == true)
    }

    @Test func aConditionalAccessPolicyIsNamed() async {
        let found = await refusedSignIn(400, "invalid_grant", "AADSTS53003: Access has been blocked.")
        #expect(found?.summary.contains("Conditional Access") == true)
        #expect(found?.remedy == .askOperator)
    }

    @Test func aTenantAndAClientThatAreSwappedAreNamed() async {
        let found = await problem {
            guard $0.method == "POST" else { return nil }
            return ScriptedAzure.reply(
                400, ["error": "invalid_request", "error_description": "AADSTS90002: Tenant 'x' not found."])
        }
        #expect(found?.summary.contains("swapped") == true)
    }

    @Test(arguments: ["Disabled", "Deleted"])
    func aSubscriptionThatIsDisabledIsNamed(state: String) async {
        let found = await problem {
            guard $0.url.contains("api-version=2022-12-01") else { return nil }
            return ScriptedAzure.reply(
                200, ["subscriptionId": .string(ScriptedAzure.subscription), "state": .string(state)])
        }
        #expect(found?.summary.contains("is disabled") == true)
    }

    @Test func anOutstandingPaymentIsWarnedOf() async throws {
        let azure = ScriptedAzure {
            guard $0.url.contains("api-version=2022-12-01") else { return nil }
            return ScriptedAzure.reply(200, ["subscriptionId": "s", "displayName": "byoc", "state": "PastDue"])
        }
        let found = try await Azure.scripted(azure, clock: clock).validate(.sample())
        #expect(found.warnings.map(\.field) == ["subscriptionID"])
        #expect(found.warnings.first?.summary.contains("payment") == true)
    }

    @Test func aSubscriptionOfAnotherTenantIsNamedAtOnce() async {
        let credential = OpenCredential.sample(since: clock.now)
        let found = await problem(credential) { request in
            guard request.url.contains("api-version=2022-12-01") else { return nil }
            guard request.headers["authorization"] == nil else {
                return ScriptedAzure.refusal(404, "SubscriptionNotFound", "The subscription could not be found.")
            }
            let uri = "https://login.windows.net/\(Self.other)"
            return ScriptedAzure.reply(
                401, nil, ["WWW-Authenticate": "Bearer authorization_uri=\"\(uri)\", error=\"invalid_token\""])
        }
        #expect(found?.remedy == .fixCredential)
        #expect(found?.summary.contains("belongs to tenant \(Self.other)") == true)
        #expect(found?.summary.contains(ScriptedAzure.tenant) == true)
    }

    @Test func aRoleThatIsNotSeenYetIsWaitedForAndThenNamedWithBothCauses() async {
        let refuse: @Sendable (Request) -> Response? = {
            guard $0.url.contains("api-version=2022-12-01") else { return nil }
            return ScriptedAzure.refusal(403, "AuthorizationFailed", "The client 'c' does not have authorization.")
        }
        let credential = OpenCredential.sample(since: clock.now)
        clock.advance(by: .minutes(4))
        let early = await problem(credential, answering: refuse)
        #expect(early?.remedy == .wait)
        #expect(early?.advice.contains("11 more minutes") == true)
        clock.advance(by: .minutes(11))
        let late = await problem(credential, answering: refuse)
        #expect(late?.remedy == .fixCredential)
        #expect(late?.summary.contains("no role there, or the subscription ID is wrong") == true)
        #expect(late?.advice.contains("az role assignment create --role Contributor") == true)
    }

    @Test(arguments: [("2026-10-10", 1), ("2026-09-01", 1), ("2028-01-01", 0)])
    func anEndThatIsNearIsWarnedOf(day: String, warnings: Int) async throws {
        let found = try await Azure.scripted(ScriptedAzure(), clock: clock).validate(.sample(expires: day))
        #expect(found.warnings.count == warnings)
        #expect(found.warnings.allSatisfy { $0.summary.contains(day) && $0.isWellWorded })
    }

    @Test func validatingAgainAsksEntraAgain() async throws {
        let azure = ScriptedAzure()
        let provider = Azure.scripted(azure, clock: clock)
        for _ in 0..<2 { _ = try await provider.validate(.sample()) }
        #expect(azure.world.withLock { $0.tokens } == 2)
    }
}
