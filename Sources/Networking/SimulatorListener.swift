import Cloud
import Hummingbird
import HummingbirdTLS
import ServiceLifecycle

/// Serves a simulator's door on this machine alone, to foreign clients and to other processes: over HTTP, or over TLS
/// where it has an identity to show.
///
/// The simulator sees each request as it was sent: the path still encoded, the Host header the client's own, since
/// signatures cover both. What the simulator leaves without an answer, the client sees as a cut connection.
public struct SimulatorListener: Service {
    /// What one request may carry, in bytes; beyond it the answer is 413.
    public static let bodyLimit = 16 << 20

    private static let host = "127.0.0.1"
    private let port: Int
    private let identity: ServerIdentity?
    private let door: Transport
    private let onListening: @Sendable (Int) -> Void

    /// - Parameters:
    ///   - port: 0 for any free one.
    ///   - onListening: told the port, once requests are taken.
    public init(
        port: Int = 0, as identity: ServerIdentity? = nil, serving door: @escaping Transport,
        onListening: @escaping @Sendable (Int) -> Void = { _ in }
    ) {
        self.port = port
        self.identity = identity
        self.door = door
        self.onListening = onListening
    }

    /// Serves until the service group stops it, which lets requests under way come to their end, or until the task
    /// is cancelled, which does not. Throws `PortUnavailable`.
    public func run() async throws {
        let responder = CallbackResponder<Connection> { request, connection in
            await answer(to: request, on: connection)
        }
        var application = Application(
            responder: responder, server: try identity.map { try .tls(tlsConfiguration: $0.configuration) } ?? .http1(),
            configuration: .init(address: .hostname(Self.host, port: port), backlog: 1024),
            onServerRunning: { channel in onListening(channel.localAddress?.port ?? port) },
            logger: .init(label: "simulator"))
        application.logger.logLevel = .critical
        do {
            try await application.run()
        } catch {
            throw PortUnavailable.orOther(error, port: port)
        }
    }

    private func answer(to request: Hummingbird.Request, on connection: Connection) async -> Hummingbird.Response {
        guard let body = try? await request.body.collect(upTo: Self.bodyLimit) else {
            return .init(status: .contentTooLarge)
        }
        do {
            let asked = Cloud.Request(
                request.head, body: Array(body.readableBytesView), scheme: identity == nil ? "http" : "https",
                host: Self.host)
            return Hummingbird.Response(try await door(asked), withBody: request.method != .head)
        } catch {
            connection.cut()
            return .init(status: .internalServerError)
        }
    }
}
