import AzureSimulator
import Domain
import Engine
import Rehearsal
import Simulation
import Testing

@testable import Azure

/// What others do to a cluster, and what gets lost on the way.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct TroubleTests {
    private let subscription = TestSubscription()

    private var deletes: [String] { subscription.cloud.calls.filter { $0.method == "DELETE" }.map(\.change) }

    @Test func aGroupOfThatNameWithoutOurTagIsLeftAlone() async throws {
        let cluster = try await TestCluster(in: subscription)
        let owner = subscription.owner
        _ = try await owner.ask("PUT", cluster.group, ["location": "westeurope", "tags": ["team": "them"]])
        let there = subscription.cloud.inventory()
        let problem = try #require(try await cluster.runIntoProblem())
        #expect(problem.summary.contains("is not ours"))
        #expect(problem.isWellWorded)
        #expect(try await !cluster.run(toward: .absent, within: .minutes(30)))
        #expect(subscription.cloud.inventory() == there)
        #expect(deletes == [])
        _ = try await owner.ask("DELETE", cluster.group)
        try await cluster.stand()
    }

    @Test func aLockIsNamedBeforeAnythingIsRemoved() async throws {
        let cluster = try await TestCluster(in: subscription)
        try await cluster.stand()
        subscription.cloud.lock(cluster.group, name: "keep")
        let problem = try #require(try await cluster.runIntoProblem(toward: .absent))
        #expect(problem.summary.contains("The lock keep (CanNotDelete)"))
        let id = try #require(problem.advice.firstMatch(of: #/`az lock delete --ids (\S+)`/#)?.1)
        #expect(id.lowercased() == "\(cluster.group)/providers/Microsoft.Authorization/locks/keep".lowercased())
        #expect(deletes == [])
        subscription.cloud.unlock(cluster.group)
        try await cluster.remove()
        #expect(subscription.cloud.inventory() == subscription.bystanders)
    }

    @Test func theNodesGroupThatAKSLeavesBehindIsRemoved() async throws {
        let cluster = try await TestCluster(in: subscription)
        try await cluster.stand()
        subscription.cloud.setAbandoning(true)
        try await cluster.remove()
        #expect(deletes.contains("DELETE resourcegroups/MC_\(cluster.owner.stem)"))
        #expect(subscription.cloud.inventory() == subscription.bystanders)
    }

    @Test func aClusterStaysPrivateOrPublicAsItWasMade() async throws {
        let cluster = try await TestCluster(in: subscription)
        try await cluster.stand()
        cluster.edit { $0.spec.options = ["privateCluster": "yes"] }
        let problem = try #require(try await cluster.runIntoProblem())
        #expect(problem.field == "privateCluster")
        #expect(problem.isWellWorded)
        cluster.edit { $0.spec.options = [:] }
        try await cluster.stand()
    }

    @Test(arguments: [Fault.loseReply, .loseRequest, .serverError(status: 503, carriedOut: true), .garble])
    func anAnswerThatIsLostLeavesOneClusterThatIsFollowedAllTheSame(fault: Fault) async throws {
        let isOver = Locked(false)
        let subscription = TestSubscription(faults: { call in
            guard call.action == "Microsoft.ContainerService/managedClusters/write" else { return nil }
            return isOver.withLock { isOver in
                defer { isOver = true }
                return isOver ? nil : fault
            }
        })
        let cluster = try await TestCluster(in: subscription)
        #expect(try await cluster.runIntoProblem() == nil)
        let made = subscription.cloud.calls.filter { $0.change.hasPrefix("PUT managedClusters") && $0.status == 201 }
        #expect(made.count <= 1)
        #expect(subscription.cloud.inventory().filter { $0.hasPrefix("cluster/") }.count == 1)
        try await cluster.remove()
        #expect(subscription.cloud.inventory() == subscription.bystanders)
    }

    @Test(arguments: [Goal.present, .absent])
    func aSecretThatIsRevokedInTheMiddleStopsItUntilThereIsAnother(goal: Goal) async throws {
        let cluster = try await TestCluster(in: subscription)
        if goal == .absent { try await cluster.stand() }
        for _ in 0..<4 {
            try await cluster.pass(toward: goal)
            subscription.clock.advance(to: cluster.last?.lookAt ?? subscription.clock.now)
        }
        subscription.cloud.expireSecret(subscription.principal.secretID, of: subscription.principal.clientID)
        subscription.cloud.expireTokens()
        subscription.clock.advance(by: .seconds(2))
        let problem = try #require(try await cluster.runIntoProblem(toward: goal))
        #expect(problem.remedy == .fixCredential)
        #expect(problem.summary == "The client secret has expired.")
        try cluster.replaceSecret(subscription.cloud.rotateSecret(of: subscription.principal.clientID).value)
        #expect(try await cluster.run(toward: goal))
        if goal == .present { try await cluster.remove() }
        #expect(subscription.cloud.inventory() == subscription.bystanders)
    }
}
