import API
import CLI
import Domain
import Foundation
import Testing
import Yams

@Suite struct OutputTests {
    private func stage() -> Stage {
        Stage { sent in
            sent.path.contains("clusters?")
                ? try .ok(Page([ClusterBody.sample(problem: .sample), .sample("web", phase: .running)]))
                : try .ok(ClusterBody.sample())
        }
    }

    @Test func theNamesInJSONAreThoseThatScriptsUse() async throws {
        let stage = stage()
        #expect(await stage.play("cluster get payments -o json") == .fine)
        let read = try JSONSerialization.jsonObject(with: Data(stage.output.utf8))
        let cluster = try #require(read as? [String: Any])
        for name in ["name", "phase", "provider", "region", "type", "steps", "generation", "isSimulated"] {
            #expect(cluster[name] != nil, "\(name)")
        }
        #expect(cluster["type"] as? String == "dedicated-ha")
        let steps = try #require(cluster["steps"] as? [[String: Any]])
        #expect(Set(steps[0].keys).isSuperset(of: ["name", "state", "text", "startedAt", "readyAt"]))
    }

    @Test func aProblemInJSONHasItsThreeParts() async throws {
        let stage = stage()
        #expect(await stage.play("cluster list -o json") == .fine)
        let clusters: [ClusterBody] = try JSON.decode(from: Array(stage.output.utf8))
        #expect(clusters.map(\.problem) == [.sample, nil])
        for name in ["summary", "advice", "remedy"] { #expect(stage.output.contains("\"\(name)\"")) }
    }

    @Test func theSameIsSaidInYAML() async throws {
        let json = stage()
        let yaml = stage()
        _ = await json.play("cluster list -o json")
        _ = await yaml.play("cluster list -o yaml")
        let read = try YAMLDecoder().decode([ClusterBody].self, from: yaml.output)
        #expect(try read == JSON.decode(from: Array(json.output.utf8)))
        #expect(!yaml.output.contains("\""))
    }

    @Test func aTableHasItsColumnsUnderEachOther() async {
        let stage = stage()
        #expect(await stage.play("cluster list") == .fine)
        #expect(
            stage.output == """
                NAME      PHASE         TYPE          PROVIDER         REGION  NODES  PROBLEM
                payments  provisioning  dedicated-ha  toy (simulated)  north   3–6    The cloud denied \
                toy:Make to user/toy.
                web       running       dedicated-ha  toy (simulated)  north   3–6

                """)
    }

    @Test func anEmptyListSaysWhatToDo() async {
        let stage = Stage { _ in try .ok(Page([ClusterBody]())) }
        #expect(await stage.play("cluster list") == .fine)
        #expect(stage.output.isEmpty)
        #expect(stage.messages.contains("freehold cluster create"))
        let json = Stage { _ in try .ok(Page([ClusterBody]())) }
        #expect(await json.play("cluster list -o json") == .fine)
        #expect(json.output.filter { !$0.isWhitespace } == "[]")
    }

    @Test func allPagesAreRead() async throws {
        let stage = Stage { sent in
            sent.path.contains("after=")
                ? try .ok(Page([ClusterBody.sample("b")])) : try .ok(Page([ClusterBody.sample("a")], next: "a c1"))
        }
        #expect(await stage.play("cluster list -o json") == .fine)
        let clusters: [ClusterBody] = try JSON.decode(from: Array(stage.output.utf8))
        #expect(clusters.map(\.name) == ["a", "b"])
        #expect(stage.sent.last?.path.hasSuffix("after=a%20c1") == true)
    }

    @Test(arguments: [40, 60, 80, 120]) func aTimelineFitsTheScreen(columns: Int) async {
        let steps = [StepBody].sample + [.sample("role-of-the-load-balancer-controller", .ready, took: 4000)]
        let stage = Stage { _ in try .ok(ClusterBody.sample(steps: steps, problem: .sample)) }
        #expect(await stage.play("cluster get payments", screen: columns) == .fine)
        for line in stage.output.split(separator: "\n") { #expect(line.count <= columns, "\(line)") }
        for word in ["payments", "control-plane", "node-group", "North Pole"] { #expect(stage.output.contains(word)) }
    }

    @Test(arguments: [40, 60]) func aTableIsCutToTheScreenAndNowhereElse(columns: Int) async {
        let stage = stage()
        #expect(await stage.play("cluster list", screen: columns) == .fine)
        for line in stage.output.split(separator: "\n") { #expect(line.count <= columns) }
    }

    @Test func namesAreWhatOtherCommandsTake() async {
        let stage = stage()
        #expect(await stage.play("cluster list -o name") == .fine)
        #expect(stage.output == "payments\nweb\n")
        let none = Stage()
        #expect(await none.play("version -o name") == .usage)
    }

    @Test func aQuietCommandSaysDataAndProblemsAlone() async {
        let empty = Stage { _ in try .ok(Page([ClusterBody]())) }
        #expect(await empty.play("cluster list -q") == .fine)
        #expect(empty.words.isEmpty)
        let refused = Stage { _ in try .problem(.sample, status: 403) }
        #expect(await refused.play("cluster list --quiet") == .missing)
        #expect(refused.words.contains(Problem.sample.summary))
    }

    @Test func aListThatIsWatchedSaysEachChangeOnce() async {
        let looks = Locked(0)
        let stage = Stage { _ in
            let look = looks.withLock { count in
                count += 1
                return count
            }
            if look == 2 { return nil }
            return try .ok(Page(look < 4 ? [ClusterBody.sample()] : [ClusterBody.sample(phase: .running)]))
        }
        let left = Locked(5)
        let time = Time(
            now: { .sample },
            sleep: { _ in
                let isOver = left.withLock { count in
                    count -= 1
                    return count == 0
                }
                if isOver { throw CancellationError() }
            })
        #expect(await stage.play("cluster list --watch", time: time) == .interrupted)
        let lines = stage.output.split(separator: "\n").map { $0.split(separator: " ", maxSplits: 1)[1] }
        #expect(lines == [" payments  provisioning", " payments  running"])
        #expect(stage.messages.contains("Still trying."))
        for line in ["cluster list -w -o json", "cluster get a -w -o name"] {
            #expect(await Stage().play(line) == .usage)
        }
    }
}
