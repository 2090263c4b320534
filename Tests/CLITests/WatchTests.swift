import API
import CLI
import Domain
import Simulation
import Testing

@Suite struct WatchTests {
    /// A server that shows one picture after the other, and the last one for ever.
    private func stage(_ pictures: [ClusterBody?]) -> Stage {
        let left = Locked(pictures)
        return Stage { _ in
            let next = left.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
            return try next.map { try .ok($0) }
        }
    }

    private let begun = ClusterBody.sample()
    private let done = ClusterBody.sample(
        phase: .running,
        steps: ["network", "control-plane", "node-group"].map { .sample($0, .ready, took: 60) })

    @Test func whereNobodyWatchesAScreenEachChangeIsALine() async {
        let stage = stage([begun, begun, begun, done])
        #expect(await stage.play("cluster watch payments") == .fine)
        let lines = stage.output.split(separator: "\n").map { $0.dropFirst(10) }
        #expect(
            lines == [
                "payments  provisioning  (simulated)", "  ✓ network  4 s",
                "  … control-plane  the cloud is creating it, which takes about ten minutes",
                "payments  running  (simulated)", "  ✓ control-plane  1 min", "  ✓ node-group  1 min",
            ])
        #expect(!stage.output.contains("\u{1B}"))
    }

    @Test func aScreenIsDrawnAgainInPlace() async {
        let stage = stage([begun, begun, done])
        #expect(await stage.play("cluster watch payments", screen: 80) == .fine)
        let drawn = stage.output.components(separatedBy: "\u{1B}[")
        #expect(drawn.count == 1 + 2 * 2)
        #expect(drawn[0].contains("about 10 min left") && drawn[0].contains("━") == false)
        #expect(drawn.last?.contains("running") == true)
    }

    @Test func aServerThatIsStartedAnewIsWaitedFor() async {
        let stage = stage([begun, nil, nil, nil, done])
        #expect(await stage.play("cluster watch payments") == .fine)
        #expect(stage.messages.components(separatedBy: "Still trying.").count == 2)
    }

    @Test func theBarFollowsTime() async {
        let stage = stage([begun])
        stage.clock.advance(to: .sample + .minutes(5))
        #expect(await stage.play("cluster get payments") == .fine)
        #expect(stage.output.contains("50 %   5 min, about 5 min left"))
    }
}
