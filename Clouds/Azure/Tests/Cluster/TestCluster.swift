import Cloud
import Domain
import Engine
import Rehearsal
import Simulation

@testable import Azure

/// One cluster in the subscription.
struct TestCluster: RehearsedCluster {
    let subscription: TestSubscription
    let owner = Owner(id: "a1b2c3d4e5", installation: "test01", name: "payments")
    let rehearsal: Rehearsal
    private let opened: Locked<OpenCredential>

    init(
        in subscription: TestSubscription, kind: Cluster.Kind = .dedicated, min: Int? = nil, max: Int? = nil,
        options: [String: String] = [:]
    ) async throws {
        self.subscription = subscription
        let bare = try subscription.opened()
        opened = Locked(bare)
        var made = try Cluster.sample(kind: kind, min: min, max: max, options: options, choices: nil)
        made.choices = try await subscription.provider.choose(for: made, using: bare)
        rehearsal = Rehearsal(of: made)
    }

    var provider: any Provider { subscription.provider }
    var clock: VirtualClock { subscription.clock }
    var credential: OpenCredential { opened.withLock { $0 } }
    func isReady(_ name: String) -> Bool { record(name)?.state == .ready }

    var group: String { "\(subscription.root)/resourceGroups/\(owner.stem)" }
    var network: String { "\(group)/providers/Microsoft.Network/virtualNetworks/\(owner.stem)" }
    var nodeGroup: String { "\(subscription.root)/resourceGroups/MC_\(owner.stem)" }

    /// Takes another secret into use.
    func replaceSecret(_ secret: String) throws {
        let fresh = try subscription.opened(["clientSecret": secret], version: credential.version + 1)
        opened.withLock { $0 = fresh }
        edit { _ in }
    }

    /// Runs until something claims a person's attention; that, or nil where it got there.
    func runIntoProblem(toward goal: Goal = .present) async throws -> Problem? {
        guard try await !run(toward: goal, until: { !$0.problems.isEmpty }) else { return nil }
        return last?.problems.first
    }
}
