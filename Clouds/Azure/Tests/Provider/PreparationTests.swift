import AzureSimulator
import Domain
import Testing

@testable import Azure

/// A new subscription's resource providers are registered before a first cluster waits for them.
@Suite(.timeLimit(.minutes(1)))
struct PreparationTests {
    private func verdicts(_ findings: [Finding]) -> [String: Finding.Verdict] {
        Dictionary(uniqueKeysWithValues: findings.map { ($0.subject, $0.verdict) })
    }

    private let absent = "Microsoft.ContainerService"

    @Test func whatIsMissingIsRegisteredAndFollowed() async throws {
        let subscription = TestSubscription()
        for namespace in Registration.namespaces { subscription.cloud.setRegistered(true, provider: namespace) }
        subscription.cloud.setRegistered(false, provider: absent)
        let (provider, credential) = (subscription.provider, try subscription.opened())
        let before = try await provider.preparation(of: credential)
        #expect(Set(before.map(\.subject)) == Set(Registration.namespaces))
        #expect(verdicts(before).filter { $0.value != .allowed } == [absent: .missing])
        let asked = try await provider.prepare(credential)
        #expect(verdicts(asked)[absent] == .warning)
        subscription.clock.advance(by: .minutes(20))
        #expect(try await provider.preparation(of: credential).allSatisfy { $0.verdict == .allowed })
        let registered = subscription.cloud.calls.filter {
            $0.method == "POST" && $0.action.hasSuffix("register/action")
        }
        #expect(registered.count == 1)
    }

    @Test func askingTwiceAsksAzureOnce() async throws {
        let subscription = TestSubscription()
        subscription.cloud.setRegistered(false, provider: absent)
        let credential = try subscription.opened()
        _ = try await subscription.provider.prepare(credential)
        let calls = subscription.cloud.calls.filter { $0.method == "POST" }.count
        _ = try await subscription.provider.prepare(credential)
        #expect(subscription.cloud.calls.filter { $0.method == "POST" }.count == calls)
    }

    @Test func whoMayOnlyReadIsToldWhatToDo() async throws {
        let subscription = TestSubscription(role: "Reader")
        subscription.cloud.setRegistered(false, provider: absent)
        let asked = try await subscription.provider.prepare(subscription.opened())
        let refused = try #require(asked.first { $0.subject == absent })
        #expect(refused.verdict == .missing)
        #expect(refused.text.contains("\(absent)/register/action"))
        #expect(!refused.advice.isEmpty)
    }
}
