import Cloud
import Networking
import Testing

@Suite(.timeLimit(.minutes(10))) struct NoAnswerTests {
    private static let late = "the answer was not whole by its deadline"

    private static let silence: Transport = { _ in
        // Ends only when it is cancelled.
        for await _ in AsyncStream<Void>(Void.self, { _ in }) {}
        return Response(status: 200)
    }

    @Test func theDeadlineCoversTheHead() async throws {
        try await Visit.to(Self.silence) { visit in
            let reason = try await noAnswer { _ = try await visit.send(deadline: .milliseconds(200)) }
            #expect(reason == Self.late)
        }
    }

    @Test func theDeadlineCoversTheBody() async throws {
        try await Visit.to({ _ in Response(status: 200, body: .stalling(after: [1])) }) { visit in
            // Long enough for the head on a busy machine.
            let answer = try await visit.send(deadline: .seconds(10))
            #expect(answer.status == 200)
            let reason = try await noAnswer { _ = try await answer.body.collect() }
            #expect(reason == Self.late)
        }
    }

    @Test func aRefusedConnectionIsNoAnswer() async throws {
        var port = 0
        try await Visit.to({ _ in Response(status: 200) }) { port = $0.port }
        try await withNetwork(connecting: .seconds(2)) { transport in
            let reason = try await noAnswer { _ = try await transport(Request("GET", "http://127.0.0.1:\(port)/")) }
            #expect(reason == "the connection was refused")
        }
    }

    @Test func whatTheSimulatorLeavesOpenIsNoAnswer() async throws {
        try await Visit.to({ _ in throw NoAnswer("lost") }) { visit in
            let reason = try await noAnswer { _ = try await visit.send("POST", body: [1]) }
            #expect(reason == "the connection was closed before the answer was whole")
        }
    }

    @Test func halfABodyIsNoAnswer() async throws {
        let cut: Transport = { _ in
            let chunks = AsyncThrowingStream<[UInt8], any Error> { stream in
                stream.yield([1, 2, 3])
                stream.finish(throwing: NoAnswer("lost"))
            }
            return Response(status: 200, body: .init(chunks))
        }
        try await Visit.to(cut) { visit in
            let answer = try await visit.send()
            let reason = try await noAnswer { _ = try await answer.body.collect() }
            #expect(reason == "the connection was closed before the answer was whole")
        }
    }

    @Test func whoIsCancelledWhileWaitingIsToldSo() async throws {
        let inside = Turnstile(of: 2)
        let door: Transport = { request in
            await inside.pass()
            return try await Self.silence(request)
        }
        try await Visit.to(door) { visit in
            let waiting = Task { try await visit.send() }
            await inside.pass()
            waiting.cancel()
            await #expect(throws: CancellationError.self) { try await waiting.value }
        }
    }

    @Test func whoIsCancelledGetsNoShortBody() async throws {
        try await Visit.to({ _ in Response(status: 200, body: .stalling(after: [1])) }) { visit in
            let answer = try await visit.send()
            let reading = Task { try await answer.body.collect() }
            reading.cancel()
            await #expect(throws: CancellationError.self) { try await reading.value }
        }
    }

    @Test(arguments: [
        Request("GET", "http://127.0.0.1:1/sesame", headers: ["Authorization": "open\nsesame"]),
        Request("GET", "http://127.0.0.1:1/sesame", trust: .authority("sesame")),
        Request("GET", "http://sesame.invalid/"),
        Request("GET", "sesame://127.0.0.1/"),
        Request("GET", "sesame"),
    ])
    func theReasonQuotesNothingOfTheRequest(request: Request) async throws {
        try await withNetwork(connecting: .milliseconds(200)) { transport in
            let reason = try #require(await noAnswer { _ = try await transport(request) })
            #expect(!reason.contains("sesame"))
            #expect(!reason.contains("127.0.0.1"))
        }
    }

    @Test func aClosedDoorGivesNoAnswer() async throws {
        let network = HTTPTransport()
        try await network.shutdown()
        let reason = try await noAnswer { _ = try await network.transport(Request("GET", "http://127.0.0.1:1/")) }
        #expect(reason == "the door to the network is closed")
    }
}
