import API
import Cloud
import ControlPlane
import Domain
import Foundation
import Networking
import Simulation
import Store
import Vault

@testable import Server

/// A server of its own on a free port, with a control plane over the toy cloud, and one token.
struct Premises: Sendable {
    static let administrator = Caller(id: "t", name: "t", rights: .administrator)

    let clock: VirtualClock
    let controlPlane: ControlPlane
    let loop: Loop
    let toy: ToyProvider
    let token: String
    let port: Int
    let transport: Transport
    let reported: Locked<[String]>

    /// An answer, read to its end.
    struct Answer: Sendable {
        let status: Int
        let headers: Headers
        let body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }
        func read<Body: Decodable>(_ type: Body.Type = Body.self) throws -> Body { try JSON.decode(from: body) }
        var problem: ProblemDetails { get throws { try read() } }
    }

    /// - Parameter issuer: where its keys would be published; nil for a server that signs nothing.
    static func with(
        pageLimit: Int? = nil, issuer: String? = nil, limit: RateLimit = .init(quota: 100_000),
        database: (@Sendable (SQLite) -> any Database)? = nil, _ body: (Premises) async throws -> Void
    ) async throws {
        let clock = VirtualClock()
        let toy = ToyProvider(time: clock.time)
        let tables = try SQLite(inMemoryWithPageLimit: pageLimit)
        let store = try await Store(database?(tables) ?? tables)
        let vault = try Vault(root: .generate(), installation: "i1")
        var opened: Issuer?
        if let issuer {
            opened = try await Issuer.open(IssuerURL(issuer), of: "i1", in: store, vault: vault, time: clock.time)
        }
        let controlPlane = ControlPlane(
            store: store, vault: vault, installation: "i1", providers: [toy], time: clock.time,
            scrypt: Scrypt(cost: .init(logRounds: 4, blockSize: 8, parallelism: 1)), issuer: opened)
        let token = try await controlPlane.createToken(called: "test", as: Self.administrator).text
        let reported = Locked([String]())
        let (ports, announced) = AsyncStream<Int>.makeStream()
        let server = Server(
            controlPlane, at: .init(host: "127.0.0.1", port: 0), isSimulated: true,
            // Who waits for a heartbeat waits in real time: on the virtual clock it would never stop.
            time: Time(now: { clock.now }, sleep: { try await Task.sleep(for: $0) }), limit: limit,
            report: { error, id in reported.withLock { $0.append("\(id) \(error)") } },
            onListening: { announced.yield($0.port) })
        let running = Task { try await server.run() }
        let network = HTTPTransport()
        for await port in ports {
            let premises = Premises(
                clock: clock, controlPlane: controlPlane,
                loop: Loop(controlPlane, holder: "test"), toy: toy, token: token.withValue { $0 }, port: port,
                transport: network.transport, reported: reported)
            do { try await body(premises) } catch {
                running.cancel()
                try await network.shutdown()
                throw error
            }
            break
        }
        running.cancel()
        try await network.shutdown()
        _ = await running.result
    }

    func open(_ method: String, _ path: String, headers: [String: String] = [:], body: [UInt8] = [], port: Int? = nil)
        async throws -> Response
    {
        var all = Headers()
        for (name, value) in headers { all.append(name, value) }
        return try await transport(
            Request(
                method, "http://127.0.0.1:\(port ?? self.port)\(path)", headers: all, body: body, deadline: .seconds(20)
            ))
    }

    /// Sends exactly this.
    func send(_ method: String, _ path: String, headers: [String: String] = [:], body: String = "") async throws
        -> Answer
    {
        let response = try await open(method, path, headers: headers, body: Array(body.utf8))
        return Answer(status: response.status, headers: response.headers, body: try await response.body.collect())
    }

    /// Sends it with the token, a content type where there is a body, and a key where something is made.
    func ask(
        _ method: String, _ path: String, _ body: String = "", headers: [String: String] = [:], key: String? = nil
    ) async throws -> Answer {
        var headers = headers
        headers["Authorization"] = "Bearer \(token)"
        if !body.isEmpty { headers["Content-Type"] = headers["Content-Type"] ?? "application/json" }
        if let key { headers["Idempotency-Key"] = "\"\(key)\"" }
        let path = path.hasPrefix("/") ? path : "/api/v1/workspaces/default/\(path)"
        return try await send(method, path, headers: headers, body: body)
    }

    /// Lets the loop do all there is to do in so much time.
    func pass(_ duration: Duration = .minutes(10)) async throws {
        let end = clock.now + duration
        while let next = try await loop.step(), next <= end {
            clock.advance(to: next)
            clock.advance(by: .milliseconds(100))
        }
        clock.advance(to: end)
    }

    /// A credential that is ready.
    func addCredential(_ name: String = "mine", password: String = "correct horse") async throws {
        let order = #"{"name":"\#(name)","provider":"toy","fields":{"user":"me","password":"\#(password)"}}"#
        let answer = try await ask("POST", "credentials", order, key: "credential \(name)")
        guard answer.status == 201 else { throw Unexpected(answer: answer) }
        try await pass(.seconds(10))
    }

    static func order(_ name: String, more: String = "") -> String {
        #"{"name":"\#(name)","type":"dedicated","region":"north","credential":"mine"\#(more)}"#
    }

    /// A cluster that is running.
    func makeCluster(_ name: String = "payments") async throws {
        let answer = try await ask("POST", "clusters", Self.order(name), key: "cluster \(name)")
        guard answer.status == 202 else { throw Unexpected(answer: answer) }
        try await pass()
    }

    struct Unexpected: Error {
        let answer: Answer
    }
}
