import Cloud
import Domain
import Foundation
import Simulation
import Testing

@testable import Azure

/// What a good credential comes to, in which exchanges. What may be wrong with one is in `BadCredentialTests`.
struct ValidateTests {
    private let clock = VirtualClock()

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
