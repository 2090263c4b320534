import Cloud
import Networking
import ServiceLifecycle
import Testing

@Suite(.timeLimit(.minutes(10))) struct ListenerTests {
    @Test func aPortThatIsTakenIsNamed() async throws {
        try await Visit.to({ _ in Response(status: 200) }) { visit in
            let second = SimulatorListener(port: visit.port) { _ in Response(status: 200) }
            let refusal = await #expect(throws: PortUnavailable.self) { try await second.run() }
            #expect(refusal?.port == visit.port)
            #expect(refusal?.description.contains("\(visit.port)") == true)
        }
    }

    @Test func aRequestUnderWayIsAnsweredBeforeTheListenerStops() async throws {
        let (ports, announced) = AsyncStream<Int>.makeStream()
        let inside = Turnstile(of: 2)
        let stopping = Turnstile(of: 2)
        let listener = SimulatorListener(
            serving: { _ in
                await inside.pass()
                await stopping.pass()
                return Response(status: 200)
            }, onListening: { announced.yield($0) })
        let services = ServiceGroup(services: [listener], logger: .init(label: "test"))
        try await withNetwork { transport in
            async let stopped: Void = services.run()
            let port = try #require(await ports.first { _ in true })
            async let answer = transport(Request("GET", "http://127.0.0.1:\(port)/"))
            await inside.pass()
            await services.triggerGracefulShutdown()
            await stopping.pass()
            #expect(try await answer.status == 200)
            try await stopped
        }
    }
}
