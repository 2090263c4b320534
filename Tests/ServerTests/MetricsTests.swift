import Domain
import Testing

@testable import Server

@Suite(.timeLimit(.minutes(2))) struct MetricsTests {
    @Test func aHistogramCountsUpToItsBounds() {
        var histogram = Histogram(bounds: [0.125, 1])
        for length in [0.0625, 0.125, 0.5, 7] { histogram.add(.seconds(length)) }
        var exposition = Exposition()
        exposition.add("length", "How long.", [([("kind", "a\"b")], histogram)])
        #expect(
            exposition.text == #"""
                # HELP length How long.
                # TYPE length histogram
                length_bucket{kind="a\"b",le="0.125"} 2
                length_bucket{kind="a\"b",le="1"} 3
                length_bucket{kind="a\"b",le="+Inf"} 4
                length_sum{kind="a\"b"} 7.6875
                length_count{kind="a\"b"} 4

                """#)
    }

    @Test func callsAreCountedByProviderAndOutcome() async throws {
        try await Premises.with { premises in
            let measurements = Measurements(time: premises.clock.time)
            let door = measurements.counting(premises.transport, of: "toy")
            let url = "http://127.0.0.1:\(premises.port)"
            for path in ["/livez", "/livez", "/none"] { _ = try await door(.init("GET", url + path)) }
            _ = try? await door(.init("GET", "http://127.0.0.1:1/", deadline: .seconds(2)))
            let calls = measurements.counts.calls
            #expect(calls[.init(provider: "toy", outcome: "2xx")] == 2)
            #expect(calls[.init(provider: "toy", outcome: "4xx")] == 1)
            #expect(calls[.init(provider: "toy", outcome: "none")] == 1)
        }
    }

    @Test func whatThereIsIsCounted() async throws {
        try await Premises.with { premises in
            try await premises.addCredential()
            try await premises.makeCluster("a")
            _ = try await premises.ask("POST", "clusters", Premises.order("b"), key: "b")
            let census = try await premises.controlPlane.census()
            #expect(census.clusters == [.running: 1, .pending: 1])
            #expect(census.credentials == [.ready: 1])
            #expect(census.operationsUnderWay == 1)
            let text = Exposition(Measurements(time: premises.clock.time).counts, census, Usage(at: premises.clock.now))
                .text
            #expect(text.contains("\nfreehold_clusters{phase=\"running\"} 1\n"))
            #expect(text.contains("\nprocess_resident_memory_bytes "))
            #expect(!text.contains("default"))
        }
    }
}
