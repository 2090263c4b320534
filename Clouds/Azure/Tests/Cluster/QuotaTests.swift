import AzureSimulator
import Domain
import Engine
import Rehearsal
import Testing

@testable import Azure

/// Quotas that are too small, or that become so at the worst moment.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct QuotaTests {
    private static let family = "Standard Bsv2 Family vCPUs"
    private static let region = "Total Regional vCPUs"

    @Test(arguments: [
        (0, 100, family, "0 of 0"), (8, 100, family, "8 of 8"), (100, 4, region, "4 of 4"),
        (100, 11, region, "11 of 11"),
    ])
    func preflightFindsItAndNamesTheNumbers(
        family: Int, cores: Int, subject: String, left: String
    ) async throws {
        let subscription = TestSubscription()
        subscription.cloud.setQuota("standardBsv2Family", to: family)
        subscription.cloud.setQuota("cores", to: cores)
        let cluster = try Cluster.sample(kind: .dedicatedHA)
        let limits = await subscription.provider.preflight(cluster, using: try subscription.opened())
            .filter { $0.kind == "limit" }
        #expect(limits.count == 2)
        let found = try #require(limits.first { $0.subject == subject })
        #expect(found.verdict == .missing)
        #expect(found.text.hasPrefix("\(left) \(subject) are free in westeurope; 3 nodes need 12"))
        #expect(found.advice == "Request an increase to 16 under Usage + quotas.")
        #expect(limits.first { $0.subject != subject }?.verdict == .allowed)
    }

    @Test(arguments: [("cores", 10, region), ("standardBsv2Family", 10, family)])
    func whatVanishesAfterThePreflightStopsTheClusterWhichGoesOnByItself(
        name: String, limit: Int, words: String
    ) async throws {
        let subscription = TestSubscription()
        let cluster = try await TestCluster(in: subscription, kind: .dedicatedHA)
        let findings = await subscription.provider.preflight(cluster.asked, using: cluster.credential)
        #expect(!findings.contains { $0.verdict == .missing })
        subscription.cloud.setQuota(name, to: limit)
        let problem = try #require(try await cluster.runIntoProblem())
        #expect(problem.remedy == .raiseQuota)
        #expect(problem.summary == "Azure has 10 of the 12 vCPUs that the nodes need (\(words), westeurope).")
        #expect(problem.isWellWorded)
        #expect(cluster.isReady("virtual-network"))
        subscription.cloud.setQuota(name, to: 12)
        #expect(try await cluster.run(toward: .present, within: .minutes(15)))
        #expect(subscription.cloud.calls.filter { $0.change.hasPrefix("PUT managedClusters") }.count == 2)
    }

    @Test func whatVanishesWhileTheMachinesAreMadeStopsItToo() async throws {
        let subscription = TestSubscription()
        let cluster = try await TestCluster(in: subscription, kind: .dedicatedHA)
        let problem = try await loseQuotaHalfWay(cluster)
        #expect(problem.remedy == .raiseQuota)
        #expect(problem.summary == "Azure has 10 of the 12 vCPUs that the nodes need (\(Self.region), westeurope).")
        subscription.cloud.setQuota("cores", to: 12)
        #expect(try await cluster.run(toward: .present, within: .minutes(20)))
        #expect(subscription.cloud.inventory().contains { $0.hasSuffix("/nodes (3)") })
    }

    /// The quota goes once AKS has begun; what is said then.
    private func loseQuotaHalfWay(_ cluster: TestCluster) async throws -> Problem {
        let cloud = cluster.subscription.cloud
        _ = try await cluster.run(
            toward: .present, until: { _ in cloud.calls.contains { $0.change.hasPrefix("PUT managedClusters") } })
        cloud.setQuota("cores", to: 10)
        return try #require(try await cluster.runIntoProblem())
    }

    /// Asking again all the time would use up the changes that AKS allows, and hide what is in the way.
    @Test func forAsLongAsItLastsTheSameIsSaid() async throws {
        let subscription = TestSubscription()
        let cluster = try await TestCluster(in: subscription, kind: .dedicatedHA)
        let first = try await loseQuotaHalfWay(cluster)
        let before = subscription.cloud.calls.count
        var said: Set<[String]> = []
        _ = try await cluster.run(
            toward: .present, within: .minutes(90),
            until: { progress in
                said.insert(progress.problems.map(\.summary))
                return false
            })
        #expect(said == [[first.summary]])
        let calls = subscription.cloud.calls.dropFirst(before)
        #expect(!calls.contains { $0.status == 429 })
        #expect((60...95).contains(calls.filter { $0.change.hasPrefix("PUT managedClusters") }.count))
        subscription.cloud.setQuota("cores", to: 12)
        try await cluster.stand()
    }

    enum Moment: CaseIterable, Sendable {
        case groupStands, networkStands, clusterIsRefused, clusterIsBeingMade, poolIsHalfWay, scalingIsRefused
    }

    @Test(arguments: Moment.allCases) func atAnyMomentItCanBeDeleted(moment: Moment) async throws {
        let subscription = TestSubscription()
        let cluster = try await TestCluster(in: subscription, kind: .dedicatedHA)
        switch moment {
        case .groupStands:
            _ = try await cluster.run(toward: .present, until: { _ in cluster.isReady("resource-group") })
            #expect(cluster.record("virtual-network")?.state != .ready)
        case .networkStands:
            _ = try await cluster.run(toward: .present, until: { _ in cluster.isReady("virtual-network") })
        case .clusterIsRefused:
            subscription.cloud.setQuota("cores", to: 10)
            #expect(try await cluster.runIntoProblem()?.remedy == .raiseQuota)
        case .clusterIsBeingMade:
            let cloud = subscription.cloud
            _ = try await cluster.run(
                toward: .present, until: { _ in cloud.calls.last?.change.hasPrefix("PUT managedClusters") == true })
            cloud.setQuota("cores", to: 10)
            subscription.clock.advance(by: .seconds(5))
        case .poolIsHalfWay: _ = try await loseQuotaHalfWay(cluster)
        case .scalingIsRefused:
            try await cluster.stand()
            subscription.cloud.setQuota("cores", to: 12)
            try cluster.edit { $0.spec.nodes = try .init(min: 5, max: 5) }
            #expect(try await cluster.runIntoProblem()?.remedy == .raiseQuota)
        }
        try await cluster.remove()
        #expect(cluster.last?.sweep?.remnants == [])
        #expect(subscription.cloud.inventory() == subscription.bystanders)
    }

    @Test(arguments: [false, true])
    func scalingOverTheQuotaStopsAndGoesOn(isAfterTheAnswer: Bool) async throws {
        let subscription = TestSubscription()
        let cluster = try await TestCluster(in: subscription, kind: .dedicatedHA)
        try await cluster.stand()
        try cluster.edit { $0.spec.nodes = try .init(min: 5, max: 5) }
        if isAfterTheAnswer { try await cluster.pass(toward: .present) }
        subscription.cloud.setQuota("cores", to: 12)
        let problem = try #require(try await cluster.runIntoProblem())
        #expect(problem.summary == "Azure has 0 of the 8 vCPUs that the nodes need (\(Self.region), westeurope).")
        #expect(problem.remedy == .raiseQuota)
        #expect(subscription.cloud.inventory().contains { $0.hasSuffix("/nodes (3)") })
        #expect(cluster.isReady("managed-cluster"))
        subscription.cloud.setQuota("cores", to: 20)
        #expect(try await cluster.run(toward: .present, within: .minutes(20)))
        #expect(subscription.cloud.inventory().contains { $0.hasSuffix("/nodes (5)") })
    }
}
