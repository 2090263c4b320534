import AzureSimulator
import Domain
import Engine
import Rehearsal
import Simulation
import Testing

@testable import Azure

/// A removal that is asked for while AKS is at work: it is stopped, and not waited for.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct InterruptionTests {
    private static let abort = "Microsoft.ContainerService/managedClusters/abort/action"

    /// A cluster of which AKS has begun to make, or to change, the whole of it.
    private func busyCluster(
        in subscription: TestSubscription, isMade: Bool = false
    ) async throws -> TestCluster {
        let cluster = try await TestCluster(in: subscription)
        if isMade {
            try await cluster.stand()
            try cluster.edit { $0.spec.publicAccess = [try NetworkRange("203.0.113.0/24")] }
        }
        let begun = puts(subscription)
        _ = try await cluster.run(toward: .present, until: { _ in puts(subscription) > begun })
        subscription.clock.advance(by: .seconds(20))
        return cluster
    }

    private func puts(_ subscription: TestSubscription) -> Int {
        subscription.cloud.calls.filter { $0.change.hasPrefix("PUT managedClusters") }.count
    }

    /// How long it takes until AKS takes the delete.
    private func timeToDelete(_ cluster: TestCluster) async throws -> Duration {
        let (cloud, clock) = (cluster.subscription.cloud, cluster.subscription.clock)
        let start = clock.now
        var isDeleting: Bool {
            cloud.calls.contains { $0.change.hasPrefix("DELETE managedClusters") && $0.status == 202 }
        }
        _ = try await cluster.run(
            toward: .absent,
            until: { progress in
                #expect(progress.problems == [])
                return isDeleting
            })
        return clock.now.elapsed(since: start)
    }

    private func finish(_ cluster: TestCluster) async throws {
        try await cluster.remove()
        #expect(cluster.last?.sweep?.remnants == [])
        #expect(cluster.subscription.cloud.inventory() == cluster.subscription.bystanders)
    }

    @Test(arguments: [false, true]) func whatAKSIsAtIsStopped(isMade: Bool) async throws {
        let subscription = TestSubscription()
        let cluster = try await busyCluster(in: subscription, isMade: isMade)
        #expect(try await timeToDelete(cluster) < .seconds(100))
        try await finish(cluster)
        #expect(subscription.cloud.calls.filter { $0.action == Self.abort }.map(\.status) == [202])
        try subscription.record.judge("a removal in the middle of a \(isMade ? "change" : "creation")")
    }

    @Test(arguments: [
        Fault.loseReply, .loseRequest, .garble, .throttle(retryAfter: .seconds(7)),
        .serverError(status: 503, carriedOut: true),
    ])
    func anAnswerThatIsLostDoesNoHarm(fault: Fault) async throws {
        let isOver = Locked(false)
        let subscription = TestSubscription(faults: { call in
            guard call.action == Self.abort else { return nil }
            return isOver.withLock { isOver in
                defer { isOver = true }
                return isOver ? nil : fault
            }
        })
        let cluster = try await busyCluster(in: subscription)
        #expect(try await timeToDelete(cluster) < .minutes(4))
        try await finish(cluster)
    }

    @Test func whoMayNotStopItWaits() async throws {
        let subscription = TestSubscription(role: "policy-least")
        let cluster = try await busyCluster(in: subscription)
        subscription.cloud.withdraw(Self.abort, from: "Freehold BYOC")
        #expect(try await timeToDelete(cluster) > .minutes(3))
        try await finish(cluster)
        #expect(Set(subscription.cloud.calls.filter { $0.action == Self.abort }.map(\.status)) == [403])
    }

    @Test func withEverythingForgottenItIsStoppedAllTheSame() async throws {
        let subscription = TestSubscription()
        let cluster = try await busyCluster(in: subscription)
        cluster.forget()
        #expect(try await timeToDelete(cluster) < .seconds(100))
        cluster.forget()
        try await finish(cluster)
    }

    @Test func whatWasStoppedMayBeWantedAgain() async throws {
        let subscription = TestSubscription()
        let cluster = try await busyCluster(in: subscription)
        _ = try await cluster.run(
            toward: .absent, until: { _ in subscription.cloud.calls.contains { $0.action == Self.abort } })
        // Nobody takes a removal back; a program that forgot it meets what was stopped.
        cluster.forget()
        try await cluster.stand()
        try await finish(cluster)
    }
}
