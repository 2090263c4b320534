import AzureSimulator
import Domain
import Engine
import Rehearsal
import Testing

@testable import Azure

/// The setup guide's smallest role, whole and with one of its actions taken away.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct PermissionTests {
    private static let role = "Freehold BYOC"
    private static let options = ["internalLoadBalancers": "yes"]

    /// All that the role holds.
    private static let held = (Permission.needed + Permission.neededForInternalLoadBalancers).sorted()

    /// A life that nobody disturbs, with nothing but this role.
    private static let undisturbed = Task {
        let subscription = TestSubscription(role: "policy-least")
        let past = try await Life(subscription: subscription, options: options).live()
        return (past: past, actions: Set(subscription.cloud.calls.map { $0.action.lowercased() }))
    }

    /// Asked for in the course of another call, or after an operation, which is told to whoever knows its address.
    private static let besides: Set = [
        "Microsoft.ContainerService/locations/operations/read", "Microsoft.Network/locations/operations/read",
        "Microsoft.Network/virtualNetworks/subnets/join/action", "Microsoft.Network/virtualNetworks/subnets/read",
        "Microsoft.Resources/subscriptions/operationresults/read",
    ]

    /// Asked for by nothing but the check of a credential and the preflight.
    private static let askedBefore: Set = [
        "Microsoft.Authorization/permissions/read", "Microsoft.Compute/locations/usages/read",
        "Microsoft.Resources/subscriptions/locations/read", "Microsoft.Resources/subscriptions/read",
    ]

    /// Who may not look at locks learns of them when a delete is refused; who may not stop AKS waits for it.
    private static let dispensable: Set = [
        "Microsoft.Authorization/locks/read", "Microsoft.ContainerService/managedClusters/abort/action",
    ]

    /// What a life comes to a stop without.
    private static let stopping = held.filter { action in
        action == "Microsoft.Network/virtualNetworks/subnets/join/action"
            || !besides.union(askedBefore).union(dispensable).contains(action)
    }

    @Test func itIsEnoughForAWholeLife() async throws {
        let past = try await Self.undisturbed.value.past
        #expect(past.inventories[.removed] == TestSubscription().bystanders)
        #expect(past.sweep?.remnants == [])
        #expect(past.changes[.mended] == ["PUT subnets/nodes"])
    }

    @Test func nothingInItIsIdle() async throws {
        let used = try await Self.undisturbed.value.actions
        let others = Self.besides.union(Self.askedBefore).union(Self.dispensable)
        for action in Self.held where !others.contains(action) {
            #expect(used.contains(action.lowercased()), "\(action)")
        }
        let all = Set(Self.held.map { $0.lowercased() })
        for action in used where !action.hasPrefix("microsoft.entra") { #expect(all.contains(action), "\(action)") }
    }

    @Test func preflightFindsAllOfItAllowed() async throws {
        let subscription = TestSubscription(role: "policy-least")
        let cluster = try await TestCluster(in: subscription, options: Self.options)
        let findings = await subscription.provider.preflight(cluster.asked, using: cluster.credential)
        #expect(!findings.contains { $0.verdict == .missing || $0.verdict == .cannotTell })
        let allowed = findings.filter { $0.kind == "permission" && $0.verdict == .allowed }.map(\.subject)
        #expect(allowed.sorted() == Self.held)
    }

    @Test(arguments: held) func preflightDoesNotCallAllowedWhatIsNot(action: String) async throws {
        let subscription = TestSubscription(role: "policy-least")
        let cluster = try await TestCluster(in: subscription, options: Self.options)
        subscription.cloud.withdraw(action, from: Self.role)
        let findings = await subscription.provider.preflight(cluster.asked, using: cluster.credential)
        let about = findings.filter { $0.kind == "permission" && $0.subject == action }
        #expect(about.map(\.verdict) == [.missing])
        #expect(about.first?.advice.contains("Add it to the role") == true)
    }

    @Test(arguments: stopping)
    func whatIsTakenAwayStopsItAndIsNamedUntilItIsGivenBack(action: String) async throws {
        let problems = Locked<[Problem]>([])
        let life = Life(
            subscription: TestSubscription(role: "policy-least"), options: Self.options,
            onChapter: { $0.cloud.withdraw(action, from: Self.role) },
            onProblem: { problem, subscription in
                problems.withLock { $0.append(problem) }
                subscription.cloud.giveBack(action, to: Self.role)
            })
        let past = try await life.live()
        let found = problems.withLock { $0 }
        #expect(!found.isEmpty)
        for problem in found {
            #expect(problem.remedy == .grantPermission, "\(problem)")
            #expect(problem.summary.lowercased().contains(action.lowercased()), "\(problem)")
            #expect(problem.isWellWorded, "\(problem)")
        }
        let expected = try await Self.undisturbed.value.past.inventories
        for chapter in Life.Chapter.allCases { #expect(past.inventories[chapter] == expected[chapter], "\(chapter)") }
    }

    /// Without a sight of locks the delete itself tells of them.
    @Test func aLockThatMayNotBeSeenIsNamedAllTheSame() async throws {
        let subscription = TestSubscription(role: "policy-least")
        let cluster = try await TestCluster(in: subscription)
        try await cluster.stand()
        subscription.cloud.withdraw("Microsoft.Authorization/locks/read", from: Self.role)
        subscription.cloud.lock(cluster.group)
        let problem = try #require(try await cluster.runIntoProblem(toward: .absent))
        #expect(problem.remedy == .askOperator)
        #expect(problem.summary.contains("lock"))
        subscription.cloud.unlock(cluster.group)
        try await cluster.remove()
        #expect(subscription.cloud.inventory() == subscription.bystanders)
    }
}
