import Engine
import Simulation
import Testing

@testable import AWS

@Suite(.timeLimit(.minutes(2)))
struct ClusterTests {
    @Test func aDedicatedClusterIsMadeAndRemovedWithTheGuidesPolicyAlone() async throws {
        let account = TestAccount()
        let cluster = try await TestCluster(in: account)
        let made = try await cluster.run(toward: .present)
        for record in cluster.records where record.state != .ready {
            print(record.name, record.state, record.text, record.problem?.summary ?? "")
        }
        #expect(made)
        print(account.cloud.inventory().joined(separator: "\n"))
        print(account.clock.now, account.cloud.calls.count)
        let gone = try await cluster.run(toward: .absent)
        for record in cluster.records where record.state != .gone {
            print(record.name, record.state, record.text, record.problem?.summary ?? "")
        }
        #expect(gone)
        #expect(account.cloud.inventory() == [])
        print(account.clock.now, account.cloud.calls.count)
        print(Dictionary(grouping: account.cloud.calls.map { "\($0.action) \($0.status)" }) { $0 }.mapValues(\.count).sorted { $0.value > $1.value }.map { "\($0.key): \($0.value)" }.joined(separator: "\n"))
    }
}
