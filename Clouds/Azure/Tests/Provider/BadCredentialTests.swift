import AzureSimulator
import Cloud
import Domain
import Rehearsal
import Simulation
import Testing

@testable import Azure

/// Everything that is known to go wrong with a credential for Azure, at the simulated Azure.
struct BadCredentialTests {
    private let subscription = TestSubscription()

    @Test func aSecretIDIsNotTakenForASecret() async throws {
        let found = try #require(try await subscription.problem(of: ["clientSecret": subscription.principal.secretID]))
        #expect(found.summary == "This is the Secret ID of a client secret, not its Value.")
        #expect(subscription.cloud.calls.isEmpty)
    }

    @Test func aTenantMayBeGivenByItsDomainName() async throws {
        let credential = try subscription.opened(["tenantID": " Contoso.onmicrosoft.com\n"])
        #expect(try await subscription.provider.validate(credential).account.id == subscription.cloud.subscriptionID)
        for nobody in ["nobody.example", "00000000-0000-4000-8000-00000000dead"] {
            let unknown = try #require(try await subscription.problem(of: ["tenantID": nobody]))
            #expect([unknown.field, unknown.remedy.rawValue] == ["tenantID", "fixCredential"], "\(unknown)")
        }
    }

    @Test func aTenantAndAClientThatAreSwappedAreNamed() async throws {
        let swapped = ["tenantID": subscription.principal.clientID, "clientID": subscription.principal.tenantID]
        let found = try #require(try await subscription.problem(of: swapped))
        #expect(found.summary.contains("swapped"))
        #expect(found.remedy == .fixCredential)
    }

    @Test func aSecretThatHasExpiredIsToldFromOneThatIsWrong() async throws {
        let principal = subscription.principal
        subscription.cloud.expireSecret(principal.secretID, of: principal.clientID)
        #expect(try await subscription.problem()?.summary == "The client secret has expired.")
        subscription.cloud.deleteSecret(principal.secretID, of: principal.clientID)
        let wrong = try #require(try await subscription.problem())
        #expect(wrong.summary.contains("is not one of its secrets"))
        #expect([wrong.field, wrong.remedy.rawValue] == ["clientSecret", "fixCredential"])
    }

    @Test func anApplicationOfAnotherTenantIsNotKnownThere() async throws {
        let other = subscription.cloud.makeForeignSubscription()
        let found = try #require(try await subscription.problem(of: ["tenantID": other.tenantID]))
        #expect(found.field == "clientID")
        #expect(found.summary.contains("has no application \(subscription.principal.clientID)"))
    }

    @Test func aSubscriptionOfAnotherTenantIsNamedWithBothTenants() async throws {
        let other = subscription.cloud.makeForeignSubscription()
        let found = try #require(try await subscription.problem(of: ["subscriptionID": other.subscriptionID]))
        #expect(found.remedy == .fixCredential)
        for id in [other.subscriptionID, other.tenantID, subscription.principal.tenantID] {
            #expect(found.summary.contains(id), "\(found)")
        }
    }

    @Test(arguments: ["Disabled", "Deleted", "PastDue", "Warned"])
    func aSubscriptionThatIsDisabledIsRefusedAndAnOutstandingPaymentWarnedOf(state: String) async throws {
        subscription.cloud.setSubscriptionState(state)
        if ["Disabled", "Deleted"].contains(state) {
            #expect(try await subscription.problem()?.summary.contains("is disabled") == true)
        } else {
            let warnings = try await subscription.provider.validate(subscription.opened()).warnings
            #expect(warnings.map(\.field) == ["subscriptionID"])
        }
    }

    @Test func aRoleOnAResourceGroupIsNotAtSubscriptionScope() async throws {
        let subscription = TestSubscription(role: nil)
        let group = "\(subscription.root)/resourceGroups/somebody-else"
        subscription.cloud.grant("Contributor", to: subscription.principal.clientID, scope: group)
        subscription.clock.advance(by: .minutes(2))
        let findings = await subscription.provider.preflight(try .sample(), using: try subscription.opened())
            .filter { $0.kind == "permission" }
        #expect(findings.map(\.verdict) == [.missing])
        #expect(findings.first?.text.contains("no role at subscription scope") == true)
        #expect(findings.first?.advice.contains("--scope \(subscription.root)`") == true)
    }

    @Test func aRoleThatIsNotSeenYetIsWaitedFor() async throws {
        let subscription = TestSubscription(isFresh: true)
        let since = subscription.clock.now
        let early = try #require(try await subscription.problem(since: since))
        #expect(early.remedy == .wait)
        #expect(early.advice.contains("15 more minutes"))
        subscription.clock.advance(by: .minutes(2))
        #expect(try await subscription.problem(since: since) == nil)
    }

    @Test func withoutAnyRoleBothCausesAreNamedInTheEnd() async throws {
        let subscription = TestSubscription(role: nil)
        let since = subscription.clock.now
        subscription.clock.advance(by: .minutes(4))
        let early = try #require(try await subscription.problem(since: since))
        #expect([early.remedy == .wait, early.advice.contains("11 more minutes")] == [true, true], "\(early)")
        subscription.clock.advance(by: .minutes(11))
        let late = try #require(try await subscription.problem(since: since))
        #expect(late.remedy == .fixCredential)
        #expect(late.summary.contains("it has no role there, or the subscription ID is wrong"))
        #expect(subscription.run(late))
        subscription.clock.advance(by: .minutes(2))
        #expect(try await subscription.problem(since: since) == nil)
    }

    @Test func aConditionalAccessPolicyThatKeepsItOutIsNamed() async throws {
        let client = subscription.principal.clientID
        subscription.cloud.setBlocked(true, application: client)
        let found = try #require(try await subscription.problem())
        #expect(found.summary.contains("Conditional Access"))
        #expect(found.remedy == .askOperator)
        subscription.cloud.setBlocked(false, application: client)
        subscription.cloud.setDisabled(true, application: client)
        #expect(try await subscription.problem()?.summary == "The application is disabled in its tenant.")
    }

    @Test func aProviderThatIsNotRegisteredIsSaidAndRegistered() async throws {
        for namespace in Registration.namespaces { subscription.cloud.setRegistered(false, provider: namespace) }
        subscription.cloud.setRegistered(true, provider: "Microsoft.Compute")
        subscription.cloud.setRegistered(true, provider: "Microsoft.ContainerService")
        let cluster = try await TestCluster(in: subscription)
        let findings = await subscription.provider.preflight(cluster.asked, using: cluster.credential)
            .filter { $0.kind == "registration" && $0.verdict == .warning }
        #expect(findings.map(\.subject) == ["Microsoft.Network", "Microsoft.Storage"])
        #expect(findings.allSatisfy { $0.text.contains("NotRegistered") })
        #expect(try await cluster.runIntoProblem() == nil)
    }

    @Test(arguments: ["a~b&c+d%e=f", "%26%2B", "8Q~+&=%25'\"<>;/?:@,$"])
    func aSecretWithAwkwardCharactersSignsIn(secret: String) async throws {
        subscription.cloud.rotateSecret(of: subscription.principal.clientID, value: secret)
        #expect(try await subscription.problem(of: ["clientSecret": secret]) == nil)
        #expect(try await subscription.problem(of: ["clientSecret": secret + "x"])?.field == "clientSecret")
    }

    /// A rotation is refused by the account: it has to be the same however the id is written.
    @Test func theAccountIsTheSubscriptionHoweverItIsWritten() async throws {
        let id = subscription.cloud.subscriptionID
        for text in [id, id.uppercased(), " {\(id)}\r\n", "“\(id.uppercased())”"] {
            let credential = try subscription.opened([
                "subscriptionID": text, "clientID": " \(subscription.principal.clientID.uppercased())\t",
                "tenantID": "{\(subscription.principal.tenantID.uppercased())}",
            ])
            #expect(try await subscription.provider.validate(credential).account.id == id, "\(text)")
        }
    }

    @Test func aSubscriptionThatIsNotThereIsSaidToBeSo() async throws {
        let nobody = "00000000-0000-4000-8000-00000000dead"
        let found = try #require(try await subscription.problem(of: ["subscriptionID": nobody]))
        #expect([found.field, found.remedy.rawValue] == ["subscriptionID", "fixCredential"])
        #expect(found.summary.contains(nobody))
    }
}
