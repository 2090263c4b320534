import Cloud
import Domain
import Engine
import Foundation
import Testing

@testable import Azure

struct ClusterLifeTests {
    private func changes(_ azure: ScriptedAzure) -> [String] {
        azure.exchanges.filter { $0.url.hasPrefix("https://management") && $0.method != "GET" }
            .map { "\($0.method) \($0.path.split(separator: "/").suffix(2).joined(separator: "/"))" }
    }

    @Test func aClusterIsMadeInFewCallsScaledAndRemovedWithoutATrace() async throws {
        let cluster = try ScriptedCluster(kind: .dedicatedHA)
        #expect(try await cluster.run(toward: .present).isReached)
        let stem = cluster.owner.stem
        #expect(
            changes(cluster.azure).filter { !$0.hasSuffix("register") } == [
                "PUT resourcegroups/\(stem)", "PUT virtualNetworks/\(stem)", "PUT managedClusters/\(stem)",
            ])
        try cluster.edit { $0.spec.nodes = try .init(min: 3, max: 6) }
        #expect(try await cluster.run(toward: .present).isReached)
        #expect(changes(cluster.azure).last == "PUT agentPools/nodes")
        cluster.edit { $0.spec.publicAccess = [NetworkRange(base: 203 << 24 | 113 << 8, prefix: 24)] }
        #expect(try await cluster.run(toward: .present).isReached)
        #expect(changes(cluster.azure).last == "PUT managedClusters/\(stem)")

        let progress = try await cluster.run(toward: .absent)
        #expect(progress.isReached, "\(progress.firstProblem.map { "\($0)" } ?? "")")
        #expect(progress.sweep?.remnants.isEmpty == true)
        #expect(cluster.azure.world.withLock { $0.things.isEmpty })
        try judge(cluster.azure)
    }

    /// Permissions and locks are not among the specifications that are at hand.
    private func judge(_ azure: ScriptedAzure) throws {
        let sent = azure.exchanges.filter {
            $0.url.hasPrefix("https://management") && !$0.url.contains("/Microsoft.Authorization/")
        }
        guard let verdict = try Referee.judge(sent) else { return print("skipped: no referees") }
        #expect(verdict.contains("\(sent.count) accepted, 0 rejected"), "\(verdict)")
        print(verdict)
    }

    @Test func nothingIsPutThatWasNotLookedAtBefore() async throws {
        let cluster = try ScriptedCluster()
        _ = try await cluster.run(toward: .present)
        var seen: Set<String> = []
        for exchange in cluster.azure.exchanges {
            let path = exchange.path.lowercased()
            if exchange.method == "PUT" { #expect(seen.contains(path), "\(path)") }
            if exchange.method == "GET" { seen.insert(path) }
        }
    }

    @Test func anOperationIsAskedAfterByItsURLToTheLetter() async throws {
        let cluster = try ScriptedCluster()
        _ = try await cluster.run(toward: .present)
        let known = cluster.azure.world.withLock { Set($0.operations.keys) }
        let asked = cluster.azure.exchanges.map(\.url).filter { $0.contains("/operations/") }
        #expect(!asked.isEmpty)
        #expect(known.isSuperset(of: asked))
    }

    @Test func anOperationIsAskedAfterNoSoonerThanAzureWants() async throws {
        let cluster = try ScriptedCluster()
        _ = try await cluster.run(toward: .present)
        var deletedAt: Date?
        for _ in 0..<60 {
            let (start, before) = (cluster.clock.now, cluster.azure.exchanges.count)
            if try await cluster.pass(toward: .absent).isReached { break }
            let sent = cluster.azure.exchanges.dropFirst(before)
            if let deletedAt, sent.contains(where: { $0.url.contains("/operations/") }) {
                return #expect(start.timeIntervalSince(deletedAt) >= 15)
            }
            if sent.contains(where: { $0.method == "DELETE" }) { deletedAt = deletedAt ?? start }
        }
        Issue.record("nothing was asked after")
    }

    @Test func anOperationThatAzureForgetsIsNoReasonToStop() async throws {
        let azure = ScriptedAzure { $0.url.contains("/operations/") ? ScriptedAzure.reply(404) : nil }
        let cluster = try ScriptedCluster(azure)
        _ = try await cluster.run(toward: .present, passes: 20)
        // Nobody polled, so nothing has moved: the resource says so, and is not put again.
        #expect(changes(azure).filter { $0.hasPrefix("PUT virtualNetworks") }.count == 1)
        azure.world.withLock { world in
            for work in world.operations.values { work.effect(&world) }
        }
        _ = try await cluster.run(toward: .present, passes: 20)
        #expect(changes(azure).filter { $0.hasPrefix("PUT managedClusters") }.count == 1)
    }

    @Test func aTokenThatEndsInTheMiddleIsReplaced() async throws {
        let cluster = try ScriptedCluster()
        for _ in 0..<6 { try await cluster.pass(toward: .present) }
        cluster.azure.world.withLock { $0.oldestToken = $0.tokens + 1 }
        #expect(try await cluster.run(toward: .present).isReached)
        #expect(cluster.azure.world.withLock { $0.tokens } == 2)
    }

    @Test func withEverythingForgottenTheClusterIsFoundAgain() async throws {
        let cluster = try ScriptedCluster()
        _ = try await cluster.run(toward: .present)
        let before = changes(cluster.azure)
        cluster.memory.withLock { $0 = Memory() }
        #expect(try await cluster.run(toward: .present).isReached)
        #expect(changes(cluster.azure) == before)
        cluster.memory.withLock { $0 = Memory() }
        #expect(try await cluster.run(toward: .absent).isReached)
        #expect(cluster.azure.world.withLock { $0.things.isEmpty })
    }
}
