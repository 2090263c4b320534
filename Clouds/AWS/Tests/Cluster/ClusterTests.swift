import Domain
import Engine
import Simulation
import Testing

@testable import AWS

@Suite(.timeLimit(.minutes(2)))
struct ClusterTests {
    @Test func timeline() async throws {
        let account = TestAccount()
        let cluster = try await TestCluster(in: account)
        let start = account.clock.now
        for goal in [Goal.present, .absent] {
            while true {
                let before = account.cloud.calls.count
                let at = account.clock.now.timeIntervalSince(start)
                let old = Dictionary(uniqueKeysWithValues: cluster.records.map { ($0.name, $0) })
                let progress = try await cluster.pass(toward: goal)
                let changed = progress.records.filter { old[$0.name] != $0 }.map { "\($0.name):\($0.text.prefix(30))" }
                print("T", Int(at * 10), account.cloud.calls[before...].map { $0.action.split(separator: ":")[1] + ($0.status == 200 ? "" : "!") }.joined(separator: " "), "|", changed.joined(separator: ", "))
                if progress.isReached { break }
                account.clock.advance(to: max(progress.lookAt, account.clock.now + .milliseconds(1)))
            }
        }
    }
}
