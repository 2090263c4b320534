import AzureSimulator
import Cloud
import Domain
import Engine
import Foundation
import Rehearsal
import Simulation
import Testing

@testable import Azure

@Suite(.serialized, .timeLimit(.minutes(5)))
struct LifeTests {
    @Test(arguments: [Cluster.Kind.dedicated, .dedicatedHA])
    func aClusterIsMadeChangedAndRemovedInFewCallsWithoutATrace(kind: Cluster.Kind) async throws {
        let subscription = TestSubscription()
        let options = ["internalLoadBalancers": "yes"]
        let past = try await Life(subscription: subscription, kind: kind, options: options).live()
        let stem = "fh-payments-a1b2c3d4e5"
        #expect(
            past.changes[.made]?.filter { !$0.hasSuffix("/register") } == [
                "PUT resourcegroups/\(stem)", "PUT virtualNetworks/\(stem)", "PUT managedClusters/\(stem)",
            ])
        #expect(past.changes[.made]?.filter { $0.hasSuffix("/register") }.count == Registration.namespaces.count)
        #expect(past.changes[.given] == ["PUT agentPools/nodes"])
        #expect(past.changes[.scaled] == ["PUT agentPools/nodes"])
        #expect(past.changes[.closed] == ["PUT managedClusters/\(stem)"])
        #expect(past.changes[.mended] == ["PUT subnets/nodes"])
        #expect(
            past.changes[.removed] == [
                "DELETE managedClusters/\(stem)", "DELETE virtualNetworks/\(stem)", "DELETE resourcegroups/\(stem)",
            ])
        let made = try #require(past.inventories[.made])
        let tier = kind == .dedicated ? "Free" : "Standard"
        #expect(made.contains { $0.hasPrefix("cluster/\(stem) (") && $0.hasSuffix(" \(tier) Succeeded)") })
        #expect(made.contains("virtualMachineScaleSets/MC_\(stem)/nodes (\(kind.standardNodes))"))
        #expect(past.inventories[.scaled]?.contains("virtualMachineScaleSets/MC_\(stem)/nodes (4)") == true)
        #expect(past.inventories[.removed] == subscription.bystanders)
        #expect(past.sweep?.remnants == [])
        #expect(past.sweep?.looked.isEmpty == false)
        #expect(subscription.record.lines.count > 60)
        try subscription.record.judge("the life of a \(kind.rawValue) cluster")
    }

    @Test func nothingIsPutThatWasNotLookedAtBefore() async throws {
        let subscription = TestSubscription()
        _ = try await Life(subscription: subscription).live()
        var seen: Set<String> = []
        for exchange in subscription.record.exchanges {
            let path = exchange.path.lowercased()
            // A subnet is looked at in its network.
            if exchange.method == "PUT", !path.contains("/subnets/") { #expect(seen.contains(path), "\(path)") }
            if exchange.method == "GET" { seen.insert(path) }
        }
    }

    @Test func anOperationIsAskedAfterByItsURLToTheLetterAndNoSoonerThanAzureWants() async throws {
        let asked = Locked<[(url: String, at: Date)]>([])
        let subscription = TestSubscription()
        let cluster = try await TestCluster(in: subscription)
        for goal in [Goal.present, .absent] {
            for _ in 0..<400 {
                let (at, before) = (subscription.clock.now, subscription.record.exchanges.count)
                let isReached = try await cluster.pass(toward: goal).isReached
                let polls = subscription.record.exchanges.dropFirst(before).filter { $0.path.contains("/operation") }
                asked.withLock { $0 += polls.map { ($0.url, at) } }
                if isReached { break }
                subscription.clock.advance(to: cluster.last?.lookAt ?? at)
            }
        }
        let exchanges = subscription.record.exchanges
        let given = exchanges.compactMap { $0.headers["Azure-AsyncOperation"] ?? $0.headers["Location"] }
        let polls = asked.withLock { $0 }
        #expect(polls.count > 5)
        #expect(Set(given).isSuperset(of: polls.map(\.url)))
        // The deletion of a group asks for 15 seconds.
        let ofGroup = polls.filter { $0.url.contains("/operationresults/") }.map(\.at)
        #expect(ofGroup.count > 1)
        for (one, next) in zip(ofGroup, ofGroup.dropFirst()) { #expect(next.timeIntervalSince(one) >= 15) }
    }

    @Test func anOperationThatAzureForgetsIsNoReasonToStop() async throws {
        let subscription = TestSubscription()
        let cluster = try await TestCluster(in: subscription)
        for _ in 0..<400 {
            if try await cluster.pass(toward: .present).isReached { break }
            subscription.cloud.forgetOperations()
            subscription.clock.advance(to: cluster.last?.lookAt ?? subscription.clock.now)
        }
        #expect(cluster.last?.isReached == true)
        let changes = subscription.cloud.calls.filter(\.isMutating).map(\.change)
        #expect(changes.count == 3, "\(changes)")
    }

    @Test func aTokenThatEndsInTheMiddleIsReplaced() async throws {
        let subscription = TestSubscription()
        let cluster = try await TestCluster(in: subscription)
        _ = try await cluster.run(toward: .present, until: { _ in cluster.isReady("virtual-network") })
        subscription.cloud.expireTokens()
        subscription.clock.advance(by: .seconds(2))
        #expect(try await cluster.runIntoProblem() == nil)
        let tokens = subscription.cloud.calls.filter { $0.action.hasPrefix("Microsoft.Entra") && $0.status == 200 }
        #expect(tokens.count == 2)
    }

    @Test func withEverythingForgottenTheClusterIsFoundAgain() async throws {
        let subscription = TestSubscription()
        let cluster = try await TestCluster(in: subscription)
        try await cluster.stand()
        let before = subscription.cloud.calls.filter(\.isMutating)
        cluster.forget()
        try await cluster.stand()
        #expect(subscription.cloud.calls.filter(\.isMutating) == before)
        cluster.forget()
        try await cluster.remove()
        #expect(subscription.cloud.inventory() == subscription.bystanders)
    }
}
