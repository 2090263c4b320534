import Cloud
import Domain
import Foundation
import Simulation
import Testing

@testable import Azure

struct ARMDoorTests {
    private func client(_ azure: ScriptedAzure, clock: VirtualClock = VirtualClock()) -> AzureClient {
        Azure.scripted(azure, clock: clock).client(.sample(), region: "westeurope")
    }

    @Test func oneTokenServesManyCallsAndIsFetchedAgainBeforeItEnds() async throws {
        let azure = ScriptedAzure()
        let clock = VirtualClock()
        let client = client(azure, clock: clock)
        for _ in 0..<3 { _ = try await client.subscriptions.subscription() }
        #expect(azure.world.withLock { $0.tokens } == 1)
        clock.advance(by: .minutes(56))
        _ = try await client.subscriptions.subscription()
        #expect(azure.world.withLock { $0.tokens } == 2)
    }

    @Test func aTokenThatIsRefusedIsReplacedOnce() async throws {
        let azure = ScriptedAzure()
        let client = client(azure)
        _ = try await client.subscriptions.subscription()
        azure.world.withLock { $0.oldestToken = 2 }
        _ = try await client.subscriptions.subscription()
        azure.world.withLock { $0.oldestToken = 99 }
        await #expect(throws: CloudError.self) { try await client.subscriptions.subscription() }
        #expect(azure.world.withLock { $0.tokens } == 3)
    }

    @Test func aSecretWithEveryAwkwardCharacterArrivesWhole() async throws {
        let azure = ScriptedAzure()
        let secret = "a~b&c+d%e=f g/h"
        let provider = Azure.scripted(azure)
        _ = try await provider.client(.sample(secret: secret), region: "").subscriptions.subscription()
        let body = try #require(azure.exchanges.first { $0.url.contains("/token") }?.body)
        let sent = String(decoding: body, as: UTF8.self)
        #expect(sent.split(separator: "&").contains("client_secret=a~b%26c%2Bd%25e%3Df%20g%2Fh"))
    }

    @Test func allPagesAreRead() async throws {
        let next = "https://management.azure.com/next?$skiptoken=a%2Bb"
        let azure = ScriptedAzure { request in
            if request.url == next { return ScriptedAzure.reply(200, ["value": []]) }
            guard request.url.contains("/locations?") else { return nil }
            return ScriptedAzure.reply(200, ["value": [["name": "westeurope"]], "nextLink": .string(next)])
        }
        #expect(try await client(azure).subscriptions.locations().map(\.name) == ["westeurope"])
        #expect(azure.exchanges.last?.url == next)
    }

    @Test(arguments: ["https://evil.example/x", "https://management.azure.com.evil.example/x", "http://a/x"])
    func noOtherHostIsShownAToken(host: String) async throws {
        let azure = ScriptedAzure()
        await #expect(throws: NoAnswer.self) { try await client(azure).arm.standing(of: Operation(url: host)) }
        #expect(azure.exchanges.isEmpty)
    }

    @Test func whatSucceededIsDoneAlthoughAnErrorStandsBesideIt() async throws {
        let azure = ScriptedAzure { request in
            guard request.url.contains("/operations/") else { return nil }
            return ScriptedAzure.reply(
                200, ["status": "Succeeded", "error": ["code": "NotLatestOperation", "message": "Not saved yet."]])
        }
        let url = "https://management.azure.com/operations/1?t=2"
        guard case .done = try await client(azure).arm.standing(of: Operation(url: url)) else {
            Issue.record("it is done")
            return
        }
    }

    @Test func aHiccupWhileAskingIsAskedAgainAndAn404IsNoAnswerOfTheResource() async throws {
        let asked = Locked(0)
        let azure = ScriptedAzure { request in
            guard request.url.contains("/operations/") else { return nil }
            let number = asked.withLock { asked in
                asked += 1
                return asked
            }
            return number == 1 ? ScriptedAzure.refusal(503, "ServerTimeout") : ScriptedAzure.reply(404)
        }
        let url = "https://management.azure.com/operations/1?t=2"
        guard case .unknown = try await client(azure).arm.standing(of: Operation(url: url)) else {
            Issue.record("it is not known")
            return
        }
        #expect(asked.withLock { $0 } == 2)
    }
}
