import AzureSimulator
import Domain
import Rehearsal
import Testing

@testable import Azure

/// What others put into the cluster's group goes with it only when a person named it.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct ConfirmationTests {
    private let subscription = TestSubscription()

    /// A cluster whose removal stopped at something foreign, and its id.
    private func stopped() async throws -> (cluster: TestCluster, foreign: String, problem: Problem) {
        let cluster = try await TestCluster(in: subscription)
        try await cluster.stand()
        let foreign = try #require(
            subscription.cloud.placeForeign("Microsoft.Storage/storageAccounts", "ledger", group: cluster.owner.stem))
        subscription.clock.advance(by: .seconds(10))
        let problem = try #require(try await cluster.runIntoProblem(toward: .absent))
        #expect(problem.remedy == .confirm)
        return (cluster, foreign, problem)
    }

    @Test func whatIsNotOursInTheGroupIsNamedAndStopsTheRemoval() async throws {
        let (cluster, foreign, problem) = try await stopped()
        #expect(problem.summary.contains("ledger (Microsoft.Storage/storageAccounts)"))
        #expect(problem.isWellWorded)
        #expect(try await !cluster.run(toward: .absent, within: .minutes(30)))
        #expect(!subscription.cloud.calls.contains { $0.method == "DELETE" })
        #expect(subscription.cloud.remove(byHand: foreign))
        try await cluster.remove()
        #expect(subscription.cloud.inventory() == subscription.bystanders)
    }

    @Test func whatIsInTheWayIsShownByItsID() async throws {
        let (cluster, foreign, _) = try await stopped()
        let shown = cluster.record("foreign-resources")?.cloudIDs.map { $0.lowercased() }
        #expect(shown == [foreign.lowercased()])
    }

    @Test(arguments: [false, true]) func itGoesWithTheGroupHoweverItsIDIsSpelled(isShouted: Bool) async throws {
        let (cluster, foreign, _) = try await stopped()
        cluster.edit { $0.alsoRemoved = [isShouted ? foreign.uppercased() : foreign] }
        try await cluster.remove()
        #expect(subscription.cloud.inventory() == subscription.bystanders)
    }

    @Test func whatCameLaterStopsItAgain() async throws {
        let (cluster, foreign, _) = try await stopped()
        let other = subscription.cloud.placeForeign(
            "Microsoft.Storage/storageAccounts", "diary", group: cluster.owner.stem)
        subscription.clock.advance(by: .seconds(10))
        cluster.edit { $0.alsoRemoved = [foreign] }
        let problem = try #require(try await cluster.runIntoProblem(toward: .absent))
        #expect(problem.summary.contains("diary") && !problem.summary.contains("ledger"))
        #expect(subscription.cloud.remove(byHand: try #require(other)))
        try await cluster.remove()
    }
}
