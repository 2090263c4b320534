import API
import Domain
import Networking
import ServiceLifecycle
import Testing

@testable import Server

@Suite(.timeLimit(.minutes(10))) struct EndTests {
    /// A reader of events never goes by itself.
    @Test func anOpenStreamDoesNotHoldAServerThatStops() async throws {
        try await Premises.with { premises in
            try await premises.addCredential()
            try await premises.makeCluster()
            let (ports, announced) = AsyncStream<Int>.makeStream()
            let second = Server(
                premises.controlPlane, at: .init(host: "127.0.0.1", port: 0), isSimulated: true,
                time: .system(), onListening: { announced.yield($0.port) })
            let group = ServiceGroup(services: [second], logger: .init(label: "test"))
            async let stopped: Void = group.run()
            let port = try #require(await ports.first { _ in true })
            let stream = try await premises.open(
                "GET", "/api/v1/workspaces/default/clusters/payments/events/stream",
                headers: ["Authorization": "Bearer \(premises.token)"], port: port)
            var chunks = stream.body.chunks.makeAsyncIterator()
            #expect(try await chunks.next() != nil)
            await group.triggerGracefulShutdown()
            try await stopped
        }
    }

    @Test func aFullDiskIsToldAndNothingIsHalfWritten() async throws {
        try await Premises.with(pageLimit: 160) { premises in
            var made = 0
            var last: Premises.Answer?
            while last == nil, made < 500 {
                let order = """
                    {"name":"c\(made)","provider":"toy","fields":{"user":"\(String(repeating: "u", count: 2000))",\
                    "password":"correct horse"}}
                    """
                let answer = try await premises.ask("POST", "credentials", order, key: "\(made)")
                if answer.status == 201 { made += 1 } else { last = answer }
            }
            let refusal = try #require(last)
            #expect(refusal.status == 503)
            #expect(try refusal.problem.title == "The disk that holds Freehold's data is full; nothing was written.")
            let all: Page<CredentialBody> = try await premises.ask("GET", "credentials?limit=200").read()
            #expect(made > 0 && all.items.count == made)
        }
    }
}
