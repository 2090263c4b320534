import Domain
import Engine
import Testing

@testable import AWS

/// What the policies allow is enough, and what is taken away is named.
@Suite(.timeLimit(.minutes(5)))
struct PolicyRunTests {
    @Test(arguments: ["policy", "policy-least"])
    func aClusterThatScalesIsMadeChangedAndRemovedWithNothingMore(policy: String) async throws {
        let account = TestAccount(policy: policy)
        let cluster = try await TestCluster(in: account, kind: .dedicatedHA, min: 3, max: 6)
        #expect(try await cluster.run(toward: .present), "\(policy): \(cluster.troubles)")
        #expect(try await cluster.run(toward: .absent), "\(policy): \(cluster.troubles)")
        #expect(account.cloud.inventory() == [])
        let denied = account.cloud.calls.filter { $0.status == 403 }.map(\.action)
        #expect(denied == [], "\(policy) denied something that the graph asks for")
    }

    /// Every action that a whole life of a cluster uses.
    private func used() async throws -> [String] {
        let account = TestAccount(haste: 40)
        let cluster = try await TestCluster(in: account, min: 1, max: 3)
        _ = await account.provider.preflight(cluster.spec, using: cluster.credential)
        try await cluster.run(toward: .present)
        try await cluster.run(toward: .absent)
        // Who one is may always be asked; and IAM's own simulation is tried though the guide's policy leaves it out.
        let free: Set = ["sts:GetCallerIdentity", "iam:SimulatePrincipalPolicy"]
        return Set(account.cloud.calls.map(\.action)).subtracting(free).sorted()
    }

    @Test func anActionThatIsMissingIsNeverCalledAllowed() async throws {
        for action in try await used() {
            let account = TestAccount()
            let cluster = try await TestCluster(in: account, min: 1, max: 3)
            account.cloud.withdraw(action, from: "byoc")
            let findings = await account.provider.preflight(cluster.spec, using: cluster.credential)
            let finding = findings.first { $0.kind == "permission" && $0.subject == action }
            #expect(finding != nil, "preflight says nothing of \(action)")
            #expect(finding?.verdict != .allowed, "preflight calls \(action) allowed")
        }
    }

    @Test func anActionTakenAwayInMidRunIsNamedAndWorkGoesOnWhenItIsBack() async throws {
        let whole = try await inventoryOfAnUndisturbedRun()
        for action in try await used() {
            let account = TestAccount(haste: 40)
            let cluster = try await TestCluster(in: account, min: 1, max: 3)
            account.cloud.withdraw(action, from: "byoc")
            let isStopped = { (progress: Engine.Progress) in
                progress.problem?.remedy == .grantPermission
                    || progress.records.contains { $0.problem?.remedy == .grantPermission }
            }
            let isNamed = { (problem: Problem?) in problem?.summary.contains(action) == true }
            var wasStopped = false
            if try await !cluster.run(toward: .present, within: .minutes(60), until: isStopped) {
                wasStopped = true
                #expect(cluster.problems.contains { isNamed($0) }, "\(action): \(cluster.troubles)")
                account.cloud.giveBack(action, to: "byoc")
                #expect(try await cluster.run(toward: .present), "\(action): \(cluster.troubles)")
            }
            #expect(account.cloud.inventory() == whole, "\(action)")
            account.cloud.withdraw(action, from: "byoc")
            if try await !cluster.run(toward: .absent, within: .minutes(60), until: isStopped) {
                wasStopped = true
                #expect(cluster.problems.contains { isNamed($0) }, "\(action): \(cluster.troubles)")
                account.cloud.giveBack(action, to: "byoc")
                #expect(try await cluster.run(toward: .absent), "\(action): \(cluster.troubles)")
            }
            #expect(account.cloud.inventory() == [], "\(action)")
            // What is only looked at beforehand stops nothing later.
            let beforehand = action.hasPrefix("ec2:Describe") || action.hasPrefix("eks:")
            #expect(wasStopped || beforehand, "\(action) was taken away and nothing stopped")
        }
    }

    private func inventoryOfAnUndisturbedRun() async throws -> [String] {
        let account = TestAccount(haste: 40)
        let cluster = try await TestCluster(in: account, min: 1, max: 3)
        try await cluster.run(toward: .present)
        return account.cloud.inventory()
    }
}
