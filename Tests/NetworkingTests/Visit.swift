import Cloud
import Networking

/// A door that is served on a free port for the length of one test, and the way to it through a real socket.
struct Visit: Sendable {
    let port: Int
    let transport: Transport

    static func to(
        _ door: @escaping Transport, as identity: ServerIdentity? = nil, _ body: (Visit) async throws -> Void
    ) async throws {
        let (ports, announced) = AsyncStream<Int>.makeStream()
        let listener = SimulatorListener(as: identity, serving: door) { announced.yield($0) }
        try await withNetwork { transport in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    defer { announced.finish() }
                    try await listener.run()
                }
                defer { group.cancelAll() }
                for await port in ports { return try await body(Visit(port: port, transport: transport)) }
                try await group.waitForAll()
            }
        }
    }

    func send(
        _ method: String = "GET", _ path: String = "/", headers: Headers = [:], body: [UInt8] = [],
        deadline: Duration = .seconds(300)
    ) async throws -> Response {
        try await transport(
            Request(method, "http://127.0.0.1:\(port)\(path)", headers: headers, body: body, deadline: deadline))
    }
}

/// A transport that is shut down whatever the body does.
func withNetwork(connecting: Duration = .seconds(10), _ body: (@escaping Transport) async throws -> Void) async throws {
    let network = HTTPTransport(connecting: connecting)
    do {
        try await body(network.transport)
    } catch {
        try await network.shutdown()
        throw error
    }
    try await network.shutdown()
}

extension Response.Body {
    /// This much, and then silence.
    static func stalling(after bytes: [UInt8]) -> Response.Body {
        Response.Body(AsyncThrowingStream { $0.yield(bytes) })
    }
}

/// What `work` throws, if that is `NoAnswer`.
func noAnswer(_ work: () async throws -> Void) async throws -> String? {
    do {
        try await work()
        return nil
    } catch let error as NoAnswer {
        return error.reason
    }
}
