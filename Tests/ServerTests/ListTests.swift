import API
import Domain
import Testing

/// The list of clusters over HTTP.
@Suite(.timeLimit(.minutes(5))) struct ListTests {
    @Test func itIsReadPageByPageAndNarrowedByHealth() async throws {
        try await Premises.with { premises in
            try await premises.addCredential()
            try await premises.makeCluster("alpha")
            for name in ["beta", "gamma", "delta"] {
                _ = try await premises.ask("POST", "clusters", Premises.order(name), key: name)
            }
            var names: [String] = []
            var after: String? = ""
            while let place = after {
                let query = place.isEmpty ? "" : "&after=\(place.replacing(" ", with: "%20"))"
                let page = try await premises.ask("GET", "clusters?limit=2\(query)").read(Page<ClusterBody>.self)
                #expect(page.items.count <= 2)
                names += page.items.map(\.name)
                after = page.next
            }
            #expect(names == ["alpha", "beta", "delta", "gamma"])
            let ok = try await premises.ask("GET", "clusters?health=ok").read(Page<ClusterBody>.self)
            #expect(ok.items.map(\.name) == ["alpha"])
            let strange = try await premises.ask("GET", "clusters?health=excellent")
            #expect(strange.status == 400)
            #expect(try strange.problem.field == "health")
        }
    }
}
