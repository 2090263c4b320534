import AWSSimulator
import Domain
import Engine
import Rehearsal

/// Everything that can be asked of a cluster, one thing after the other: it is made, changed, and removed with what
/// Kubernetes left in it.
struct Life: Sendable {
    enum Chapter: CaseIterable, Sendable { case made, changed, removed }

    let account = TestAccount(haste: 40)
    /// Before a chapter begins.
    var onChapter: @Sendable (TestAccount) -> Void = { _ in }
    /// Whenever something claims a person's attention.
    var onProblem: @Sendable (Problem, TestAccount) -> Void = { _, _ in }

    /// Lives it; the account's inventory after each chapter.
    func live() async throws -> [Chapter: [String]] {
        onChapter(account)
        let cluster = try await chosen()
        var inventories: [Chapter: [String]] = [:]
        for chapter in Chapter.allCases {
            try begin(chapter, of: cluster)
            try await reach(chapter == .removed ? .absent : .present, with: cluster)
            inventories[chapter] = account.cloud.inventory()
        }
        return inventories
    }

    /// Where the zones cannot be chosen, nothing is begun; it is tried again.
    private func chosen() async throws -> TestCluster {
        let options = ["natGateways": "per-zone", "administrators": "arn:aws:iam::111122223333:role/somebody-else"]
        for _ in 0..<3 {
            do {
                return try await TestCluster(in: account, kind: .dedicatedHA, min: 3, max: 6, options: options)
            } catch {
                onProblem(account.provider.explain(error), account)
                account.clock.advance(by: .minutes(1))
            }
        }
        return try await TestCluster(in: account, kind: .dedicatedHA, min: 3, max: 6, options: options)
    }

    private func begin(_ chapter: Chapter, of cluster: TestCluster) throws {
        switch chapter {
        case .made: return
        case .changed:
            try cluster.edit {
                $0.spec.nodes = try .init(min: 4, max: 4)
                $0.spec.options = ["support": "extended"]
            }
        case .removed:
            account.cloud.leaveLeftovers(of: cluster.owner.stem, region: TestAccount.region)
            account.clock.advance(by: .minutes(5))
        }
        onChapter(account)
    }

    private func reach(_ goal: Goal, with cluster: TestCluster) async throws {
        for _ in 0..<200 {
            if try await cluster.run(toward: goal, until: { !$0.problems.isEmpty }) { return }
            guard let progress = cluster.last, let problem = progress.problems.first else { break }
            onProblem(problem, account)
            account.clock.advance(to: max(progress.lookAt, account.clock.now + .seconds(1)))
        }
        throw Standstill(records: cluster.records)
    }
}
