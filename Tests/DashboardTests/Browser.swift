import Cloud
import ControlPlane
import Dashboard
import Domain
import Foundation
import Networking
import Server
import Simulation
import Store
import Vault

/// Somebody's browser, as far as it matters here, before a server of its own with the dashboard over the quarry.
struct Browser: Sendable {
    static let administrator = Caller(id: "t", name: "t", rights: .administrator)

    let clock: VirtualClock
    let controlPlane: ControlPlane
    let loop: Loop
    let port: Int
    let transport: Transport
    let cookie = Locked<String?>(nil)

    /// An answer, read to its end.
    struct Answer: Sendable {
        let status: Int
        let headers: Headers
        let text: String

        var location: String? { headers["Location"] }
        /// What a form on the page carries under this name.
        func hidden(_ name: String) -> String? {
            let parts = text.split(separator: "name=\"\(name)\" value=\"", maxSplits: 1)
            return parts.count == 2 ? String(parts[1].prefix { $0 != "\"" }) : nil
        }
    }

    /// - Parameter identities: who says who people are, beside the server itself.
    static func with(
        identities: (VirtualClock) throws -> IdentityProviders = { _ in .none },
        _ body: (Browser) async throws -> Void
    ) async throws {
        let clock = VirtualClock()
        let store = try await Store(SQLite(inMemoryWithPageLimit: nil))
        let controlPlane = ControlPlane(
            store: store, vault: try Vault(root: .generate(), installation: "i1"), installation: "i1",
            providers: [QuarryProvider(time: clock.time)], time: clock.time,
            scrypt: Scrypt(cost: .init(logRounds: 4, blockSize: 8, parallelism: 1)),
            identityProviders: try identities(clock))
        let (ports, announced) = AsyncStream<Int>.makeStream()
        // Who waits for a heartbeat waits in real time: on the virtual clock it would never stop.
        let time = Time(now: { clock.now }, sleep: { try await Task.sleep(for: $0) })
        let dashboard = try Dashboard(controlPlane, isSimulated: true, time: time)
        let server = Server(
            controlPlane, at: .init(host: "127.0.0.1", port: 0), isSimulated: true, time: time,
            pages: dashboard.answer, onListening: { announced.yield($0.port) })
        let running = Task { try await server.run() }
        let network = HTTPTransport()
        for await port in ports {
            let browser = Browser(
                clock: clock, controlPlane: controlPlane, loop: Loop(controlPlane, holder: "test"),
                port: port, transport: network.transport)
            do { try await body(browser) } catch {
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

    func open(_ path: String) async throws -> Answer { try await send("GET", path) }

    /// - Parameter headers: nil for what a browser says of a page of this server.
    func send(_ method: String, _ path: String, headers: [String: String]? = nil, body: String = "") async throws
        -> Answer
    {
        var all = Headers()
        for (name, value) in headers ?? ["Sec-Fetch-Site": "same-origin"] { all.append(name, value) }
        if let cookie = cookie.withLock({ $0 }) { all.append("Cookie", cookie) }
        if method == "POST" { all.append("Content-Type", "application/x-www-form-urlencoded") }
        let response = try await transport(
            Request(
                method, "http://127.0.0.1:\(port)\(path)", headers: all, body: Array(body.utf8),
                deadline: .seconds(20)))
        // What goes on for ever is not waited for.
        let isStream = response.headers["Content-Type"] == "text/event-stream"
        let text = isStream ? "" : String(decoding: try await response.body.collect(), as: UTF8.self)
        return Answer(status: response.status, headers: response.headers, text: text)
    }

    /// Sends a form with the fields that the page at `path` hides in its own, as a person would.
    @discardableResult
    func submit(_ fields: [String: String], to path: String, from page: String) async throws -> Answer {
        let shown = try await open(page)
        var all = fields
        for name in ["form-token", "key", "revision", "provider", "type"] where all[name] == nil {
            all[name] = shown.hidden(name)
        }
        return try await send("POST", path, body: Self.encoded(all))
    }

    static func encoded(_ fields: [String: String]) -> String {
        fields.map { name, value in
            "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
        }.joined(separator: "&")
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

    static let team = "/workspaces/default"

    /// A credential that is ready.
    func addCredential(_ name: String = "mine", user: String = "me") async throws {
        try await submit(
            ["name": name, "field.user": user, "field.password": "correct horse"], to: "\(Self.team)/new-credential",
            from: "\(Self.team)/new-credential?provider=quarry")
        try await pass(.seconds(10))
    }

    /// A cluster that is running.
    func makeCluster(_ name: String = "payments") async throws {
        let asked = "type=dedicated&provider=quarry&name=\(name)&region=north&credential=mine"
        let review = "\(Self.team)/new-cluster?\(asked)&step=review"
        try await submit(
            ["name": name, "region": "north", "credential": "mine"], to: "\(Self.team)/new-cluster", from: review)
        try await pass()
    }
}

extension Browser {
    var workspace: Workspace.ID {
        get async throws { try await controlPlane.workspace(called: "default", as: Self.administrator).id }
    }
}
