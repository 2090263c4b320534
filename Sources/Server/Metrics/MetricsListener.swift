public import ControlPlane
public import Domain
import Hummingbird
public import ServiceLifecycle

/// Tells Prometheus how the server does, at /metrics of an address of its own: it asks nobody who they are.
public struct MetricsListener: Service {
    private let measurements: Measurements
    private let controlPlane: ControlPlane
    private let address: Server.Address
    private let time: Time
    private let report: @Sendable (any Error) -> Void
    private let onListening: @Sendable (Server.Address) -> Void

    /// - Parameters:
    ///   - report: is told what the database did not answer.
    ///   - onListening: told the address with its true port, once requests are taken.
    public init(
        _ measurements: Measurements, of controlPlane: ControlPlane, at address: Server.Address, time: Time,
        report: @escaping @Sendable (any Error) -> Void = { _ in },
        onListening: @escaping @Sendable (Server.Address) -> Void = { _ in }
    ) {
        self.measurements = measurements
        self.controlPlane = controlPlane
        self.address = address
        self.time = time
        self.report = report
        self.onListening = onListening
    }

    /// Serves until the service group stops it. Throws an `AddressUnavailable`.
    public func run() async throws {
        var application = Application(
            responder: CallbackResponder<BasicRequestContext> { request, _ in await answer(request) },
            configuration: .init(address: .hostname(address.host, port: address.port)),
            onServerRunning: { channel in
                onListening(.init(host: address.host, port: channel.localAddress?.port ?? address.port))
            },
            logger: .init(label: "metrics"))
        application.logger.logLevel = .critical
        do {
            try await application.run()
        } catch {
            throw AddressUnavailable.orOther(error, address: address)
        }
    }

    private func answer(_ request: Request) async -> Response {
        guard request.uri.path == "/metrics" else { return Response(status: .notFound) }
        guard request.method == .get || request.method == .head else {
            return Response(status: .methodNotAllowed, headers: [.allow: "GET, HEAD"])
        }
        do {
            let exposition = Exposition(
                measurements.counts, try await controlPlane.census(), Usage(at: time.now()))
            return Response(
                status: .ok, headers: [.contentType: Exposition.mediaType],
                body: .init(byteBuffer: ByteBuffer(string: request.method == .head ? "" : exposition.text)))
        } catch {
            report(error)
            return Response(status: .serviceUnavailable)
        }
    }
}
