import Testing

@testable import AWS

@Suite(.timeLimit(.minutes(2)))
struct ClusterTests {
    @Test func aDedicatedClusterIsMadeAndRemovedWithTheGuidesPolicyAlone() async throws {
        let account = TestAccount()
        let cluster = try await TestCluster(in: account)
        #expect(try await cluster.run(toward: .present))
        #expect(cluster.records.allSatisfy { $0.problem == nil })
        #expect(account.cloud.inventory().contains { $0.hasPrefix("cluster/fh-payments-") })
        #expect(try await cluster.run(toward: .absent))
        #expect(account.cloud.inventory() == [])
    }
}
