import API
import Testing

@Suite(.timeLimit(.minutes(10))) struct EventTests {
    @Test func eventsAreReadPageByPage() async throws {
        try await Premises.with { premises in
            try await premises.addCredential()
            try await premises.makeCluster()
            let all: Page<EventBody> = try await premises.ask("GET", "clusters/payments/events").read()
            #expect(all.next == nil)
            #expect(all.items.first?.kind == "accepted")
            #expect(all.items.contains { $0.step == "machine" && $0.text == "ready" })
            let first: Page<EventBody> = try await premises.ask("GET", "clusters/payments/events?limit=2").read()
            let rest: Page<EventBody> = try await premises.ask(
                "GET", "clusters/payments/events?after=\(first.next ?? "")"
            ).read()
            #expect(first.items + rest.items == all.items)
        }
    }

    @Test func aStreamTellsWhatWasAndWhatHappensThen() async throws {
        try await Premises.with { premises in
            try await premises.addCredential()
            try await premises.makeCluster()
            let known: Page<EventBody> = try await premises.ask("GET", "clusters/payments/events").read()
            let last = try #require(known.items.last)
            let stream = try await premises.open(
                "GET", "/api/v1/workspaces/default/clusters/payments/events/stream",
                headers: ["Authorization": "Bearer \(premises.token)", "Last-Event-ID": "\(last.id - 1)"])
            #expect(stream.status == 200)
            #expect(stream.headers["Content-Type"] == "text/event-stream")
            var text = ""
            for try await chunk in stream.body.chunks {
                let isFirst = text.isEmpty
                text += String(decoding: chunk, as: UTF8.self)
                if isFirst { _ = try await premises.ask("DELETE", "clusters/payments?confirm=payments") }
                if text.contains("event: accepted") { break }
            }
            #expect(text.hasPrefix("id: \(last.id)\n"))
            #expect(text.contains("delete, asked for by test"))
        }
    }

    @Test func anIdThatIsNoNumberIsRefused() async throws {
        try await Premises.with { premises in
            try await premises.addCredential()
            try await premises.makeCluster()
            let answer = try await premises.ask("GET", "clusters/payments/events?after=yesterday")
            #expect(answer.status == 400)
            #expect(try answer.problem.field == "after")
        }
    }
}
