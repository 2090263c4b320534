import Domain
import Testing

@testable import Store

/// A team with more clusters than anybody reads.
@Suite(.timeLimit(.minutes(2))) struct ListTests {
    private static let workspace = Workspace.ID(rawValue: "default")

    private func crowded(_ count: Int) async throws -> Store {
        let store = try await Sample.store()
        try await store.write { transaction in
            try transaction.insert(Sample.credential())
            for number in 0..<count {
                try transaction.insert(Sample.cluster("c\(number)", name: "cluster-\(100_000 + number)"))
            }
            try transaction.connection.run("UPDATE cluster SET health = 'ok' WHERE rowid % 3 = 0")
        }
        return store
    }

    @Test func tenThousandAreReadPageByPageWithoutGapOrRepetition() async throws {
        let store = try await crowded(10_000)
        var list = ClusterList(limit: 1000)
        var names: [String] = []
        while true {
            let page = try await store.read { [list] in try $0.clusters(in: Self.workspace, list) }
            names += page.map(\.cluster.name)
            guard let last = page.last else { break }
            list.after = .init(name: last.cluster.name, id: last.cluster.id.rawValue)
        }
        #expect(names.count == 10_000)
        #expect(names == names.sorted())
        #expect(Set(names).count == 10_000)
    }

    @Test func noPageIsSortedBeforeItIsRead() async throws {
        let store = try await crowded(200)
        let place = ClusterList.Place(name: "cluster-100050", id: "c50")
        for list in [
            ClusterList(limit: 10), ClusterList(after: place, limit: 10),
            ClusterList(health: .ok, after: place, limit: 10), ClusterList(includingDeleted: true, limit: 10),
        ] {
            let plan = try await store.read { try $0.plan(of: list, in: Self.workspace) }
            #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(list): \(plan)")
            #expect(
                plan.contains {
                    $0.contains("cluster_list") || $0.contains("cluster_health") || $0.contains("cluster_name")
                }, "\(plan)")
        }
    }
}

extension Transaction {
    /// How the database goes about a list.
    fileprivate func plan(of list: ClusterList, in workspace: Workspace.ID) throws -> [String] {
        let (statement, values) = Self.statement(workspace, list)
        return try connection.rows("EXPLAIN QUERY PLAN \(statement)", values).map { try $0.text("detail") }
    }
}
