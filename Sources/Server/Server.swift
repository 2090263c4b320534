public import ControlPlane
public import Domain
public import Hummingbird
import NIOCore
public import ServiceLifecycle

/// HTTP in, a verb of the control plane, HTTP out.
///
/// Every path but the few that are marked open asks for a token. Nothing of a request is logged: bodies hold secrets.
public struct Server: Service {
    /// Answers a request for what is no path of the API; the text is the address that it came from.
    public typealias Pages = @Sendable (Request, CoreRequestContextStorage, String) async throws -> Response

    /// Where requests are taken.
    public struct Address: Sendable, Hashable, CustomStringConvertible {
        public let host: String
        /// 0 for any that is free.
        public let port: Int

        public init(host: String, port: Int) {
            self.host = host
            self.port = port
        }

        /// Nobody outside this machine can reach it.
        public var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }
        public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
    }

    /// How long a connection may be open while nothing is asked or answered on it.
    private static let patience = TimeAmount.seconds(75)

    private let routes: Routes
    private let address: Address
    private let pages: Pages?
    private let turnstile: Turnstile
    private let measurements: Measurements
    private let drain: Duration
    private let report: @Sendable (any Error, String) -> Void
    private let onListening: @Sendable (Address) -> Void

    /// - Parameters:
    ///   - isSimulated: nothing that is made here is real, or paid for.
    ///   - limit: of what one caller may ask, and one address from which nobody is known.
    ///   - measurements: where requests are counted.
    ///   - drain: how long it goes on after it was asked to stop, so that whoever sends it requests can see that.
    ///   - pages: the dashboard's; nil for a server without one.
    ///   - report: is told of each error that nobody foresaw, with the id of the request it came of.
    ///   - onListening: told the address with its true port, once requests are taken.
    public init(
        _ controlPlane: ControlPlane, at address: Address, isSimulated: Bool, time: Time,
        limit: RateLimit = .standard, measurements: Measurements? = nil, drain: Duration = .zero, pages: Pages? = nil,
        report: @escaping @Sendable (any Error, String) -> Void = { _, _ in },
        onListening: @escaping @Sendable (Address) -> Void = { _ in }
    ) {
        routes = Routes(controlPlane: controlPlane, isSimulated: isSimulated, time: time)
        turnstile = Turnstile(limit)
        self.measurements = measurements ?? Measurements(time: time)
        self.address = address
        self.drain = drain
        self.pages = pages
        self.report = report
        self.onListening = onListening
    }

    /// Serves until the service group stops it; requests under way come to their end. Throws an `AddressUnavailable`.
    public func run() async throws {
        var application = Application(
            responder: FrontDoor(
                api: router.buildResponder(),
                programs: Set(routes.all.compactMap { $0.path.split(separator: "/").first }), pages: pages,
                measuring: Measuring(measurements: measurements, time: routes.time)),
            server: .http1(configuration: .init(idleTimeout: Self.patience)),
            configuration: .init(address: .hostname(address.host, port: address.port), backlog: 1024),
            onServerRunning: { channel in
                onListening(Address(host: address.host, port: channel.localAddress?.port ?? address.port))
            },
            logger: .init(label: "server"))
        application.logger.logLevel = .critical
        do {
            try await Drain(readiness: routes.readiness, length: drain, time: routes.time).run(application)
        } catch {
            throw AddressUnavailable.orOther(error, address: address)
        }
    }

    private var router: Router<Visitor> {
        let all = routes.all
        let router = Router(context: Visitor.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: Wording(report: report))
        router.add(
            middleware: Gate(
                open: Set(all.filter(\.isOpen).map(\.path)), controlPlane: routes.controlPlane, turnstile: turnstile,
                time: routes.time))
        for route in all {
            router.on(.init(route.path), method: route.method) { request, visitor in
                let inquiry = Inquiry(request, by: visitor, to: routes.controlPlane)
                try await inquiry.check(route.access)
                return try await route.answer(inquiry)
            }
        }
        for (path, here) in Dictionary(grouping: all, by: \.path) {
            let own = here.map(\.method)
            // The router answers to HEAD by itself.
            let allowed = own.contains(.get) ? own + [.head] : own
            for method in Route.methods where !allowed.contains(method) {
                router.on(.init(path), method: method) { _, _ -> Response in
                    throw Rejection.method(method, allowed: allowed)
                }
            }
        }
        return router
    }
}
