import Cloud
import Domain
import Rehearsal
import Simulation
import Testing

@testable import Azure

/// Somebody else answers in Azure's place: at the sign-in, or behind it.
@Suite(.timeLimit(.minutes(5))) struct HostileTests {
    private static let canary = "canary~secret.AAAABBBBCCCCDDDDEEEEFFFFGG"

    @Test(arguments: Hostility.all, [true, false]) func whateverIsAnsweredEndsInWords(
        hostility: Hostility, isAtTheSignIn: Bool
    ) async throws {
        let network = HostileNetwork(hostility)
        let azure = ScriptedAzure { request in
            let isSignIn = request.url.hasPrefix("https://login.")
            return isAtTheSignIn || !isSignIn ? network.answer(request) : nil
        }
        let clock = VirtualClock()
        let time = Time(now: { clock.now }, sleep: { clock.advance(by: $0) })
        let provider = Azure(installation: "test01", transport: azure.transport, time: time, random: { 0.5 })
        let said = await network.said(by: provider, of: try .sample(), using: .sample(secret: Self.canary))
        #expect(!said.isEmpty)
        for problem in said {
            let text = problem.summary + problem.advice
            #expect(!problem.summary.isEmpty && text.count < 2000, "\(text.prefix(300))")
            #expect(!text.contains("canary") && !text.contains("\u{1b}"), "\(text.prefix(300))")
        }
        let ours = ["management.azure.com", "login.microsoftonline.com"]
        #expect(network.hosts.isSubset(of: ours), "\(network.hosts)")
        #expect(network.calls < 20_000, "\(network.calls) calls")
    }

    @Test func aListThatGoesRoundInCirclesHasAnEnd() async throws {
        let azure = ScriptedAzure { request in
            guard request.url.contains("/things") else { return nil }
            let next = request.url.contains("page=1") ? 2 : 1
            let link = "https://management.azure.com/things?page=\(next)"
            return ScriptedAzure.reply(200, ["value": [], "nextLink": .string(link)])
        }
        let door = ARMDoor(transport: azure.transport, time: VirtualClock().time, endpoint: nil, random: { 0.5 })
        let identity = Identity(OpenCredential.sample())
        let arm = ARM(door: door, identity: identity, subscription: ScriptedAzure.subscription)
        await #expect(throws: NoAnswer.self) {
            _ = try await arm.list("/things", "2020-01-01", permission: "things/read", of: JSON.self)
        }
        #expect(azure.exchanges.filter { $0.url.contains("/things") }.count == 3)
    }
}
