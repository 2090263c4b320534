import AzureSimulator
import Cloud
import Domain
import Foundation
import Simulation
import Testing

/// What goes wrong on request goes wrong in Azure's own form.
struct SimulatedAzureFaultTests {
    private func site(_ fault: Fault) -> SimulatedAzureSite {
        SimulatedAzureSite(faults: {
            $0.action == "Microsoft.Resources/subscriptions/resourceGroups/write" ? fault : nil
        })
    }

    private static let body: JSON = ["location": "westeurope"]

    @Test func aLostRequestHasNoEffectAndALostReplyHas() async throws {
        let early = site(.loseRequest)
        await #expect(throws: NoAnswer.self) { try await early.put(early.group, Self.body) }
        #expect(early.cloud.inventory() == [])
        let late = site(.loseReply)
        await #expect(throws: NoAnswer.self) { try await late.put(late.group, Self.body) }
        #expect(late.cloud.inventory() == ["resource-group/payments (westeurope)"])
    }

    @Test func aFaultOfTheServerMayHaveHadItsEffect() async throws {
        for isCarriedOut in [true, false] {
            let site = site(.serverError(status: 503, carriedOut: isCarriedOut))
            let reply = try await site.put(site.group, Self.body)
            #expect((reply.status, reply.code) == (503, "ServerTimeout"))
            #expect(site.cloud.inventory().isEmpty == !isCarriedOut)
        }
    }

    @Test func throttlingRevokingAndDenyingAreWordedAsUsual() async throws {
        let slow = site(.throttle(retryAfter: .seconds(17)))
        let waiting = try await slow.put(slow.group, Self.body)
        #expect((waiting.status, waiting.headers["Retry-After"]) == (429, "17"))
        let revoked = site(.revoke)
        #expect(try await revoked.put(revoked.group, Self.body).code == "InvalidAuthenticationToken")
        let denied = site(.deny)
        #expect(try await denied.put(denied.group, Self.body).code == "AuthorizationFailed")
        let garbled = site(.garble)
        #expect(try await garbled.put(garbled.group, Self.body).body == .null)
    }

    @Test func theLogTellsEveryCallAndNoSecret() async throws {
        let site = SimulatedAzureSite()
        try await site.makeGroup()
        #expect(
            site.cloud.calls.map(\.action) == [
                "Microsoft.Entra/tokens/action", "Microsoft.Resources/subscriptions/resourceGroups/write",
            ])
        #expect(site.cloud.calls.last?.caller == site.principal.clientID)
        #expect(!"\(site.cloud.calls)".contains(site.principal.secret))
    }
}
