import ControlPlane
import Domain
import Store
import Testing

/// Lists that are read page by page, and how a reader knows that they changed.
@Suite struct ListingTests {
    private func page(_ house: House, _ list: ClusterList) async throws -> ClusterPage {
        try await house.controlPlane.clusterPage(list, in: House.workspace, as: House.ann)
    }

    private func beats(_ house: House) async throws -> Int {
        try await house.controlPlane.beats(in: House.workspace, as: House.ann)
    }

    @Test func everyClusterIsOnOnePageOnly() async throws {
        let house = try await House.furnished()
        let names = (1...7).map { "cluster-\($0)" }
        for name in names.shuffled() { try await house.create(House.draft(name)) }
        var list = ClusterList(limit: 3)
        var found: [[String]] = []
        repeat {
            let page = try await page(house, list)
            #expect(page.counts == [.progressing: 7])
            found.append(page.views.map(\.cluster.name))
            list.after = page.next
        } while list.after != nil
        #expect(found == [Array(names[0..<3]), Array(names[3..<6]), Array(names[6...])])
    }

    @Test func theListIsNarrowedByHealthAndName() async throws {
        let house = try await House.furnished()
        try await house.create(House.draft("one"))
        try await house.run("one", to: .running)
        try await house.create(House.draft("two"))
        #expect(try await page(house, ClusterList(health: .ok, limit: 9)).views.map(\.cluster.name) == ["one"])
        #expect(try await page(house, ClusterList(health: .progressing, limit: 9)).views.map(\.cluster.name) == ["two"])
        let searched = try await page(house, ClusterList(search: "Wo", limit: 9))
        #expect(searched.views.map(\.cluster.name) == ["two"])
        #expect(searched.counts == [.progressing: 1])
        let uncounted = try await house.controlPlane.clusterPage(
            ClusterList(limit: 9), isCounted: false, in: House.workspace, as: House.ann)
        #expect(uncounted.views.count == 2 && uncounted.counts.isEmpty)
        _ = try await house.controlPlane.deleteCluster(
            "one", confirmation: "one", in: House.workspace, as: House.ann)
        try await house.run("one", to: .deleted)
        #expect(try await page(house, ClusterList(limit: 9)).views.map(\.cluster.name) == ["two"])
        #expect(try await page(house, ClusterList(includingDeleted: true, limit: 9)).views.count == 2)
    }

    @Test func aStopIsAttentionAndSilenceIsNotKnown() async throws {
        let house = try await House.furnished()
        try await house.create()
        try await house.run(to: .running)
        let health = { try await page(house, ClusterList(limit: 9)).counts }
        #expect(try await health() == [.ok: 1])
        house.cloud.revoke("TK1")
        _ = try await house.controlPlane.retryCluster("payments", in: House.workspace, as: House.ann)
        #expect(try await house.run { try await health() == [.attention: 1] })
        #expect(try await house.cluster().health == .attention)
    }

    @Test func whatChangesAListIsABeatAndALookIsNone() async throws {
        let house = try await House.furnished()
        let first = try await beats(house)
        try await house.create()
        let second = try await beats(house)
        #expect(second > first)
        try await house.run(to: .running)
        let third = try await beats(house)
        #expect(third > second)
        _ = try await house.cluster()
        _ = try await page(house, ClusterList(limit: 9))
        // Looks at a cluster that is as it should be.
        _ = try await house.run(upTo: .minutes(30)) { false }
        #expect(try await beats(house) == third)
        _ = try await house.controlPlane.revalidateCredential("main", in: House.workspace, as: House.ann)
        #expect(try await house.run(upTo: .minutes(2)) { try await beats(house) > third })
    }
}
