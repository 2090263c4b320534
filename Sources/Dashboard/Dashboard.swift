public import ControlPlane
public import Domain
public import Hummingbird

/// The control plane as people see it: pages that the server renders, over the same verbs as the API.
///
/// Everything can be read without JavaScript; what scripts there are refresh, copy and filter. Nothing is inline, so
/// that the browser may be told to run nothing but our own files.
public struct Dashboard: Sendable {
    private let responder: RouterResponder<Visitor>

    /// - Parameters:
    ///   - isSimulated: nothing that is made here is real, or paid for.
    ///   - report: is told of each error that nobody foresaw, with the id of the request it came of.
    public init(
        _ controlPlane: ControlPlane, isSimulated: Bool, time: Time,
        report: @escaping @Sendable (any Error, String) -> Void = { _, _ in }
    ) throws {
        let printer = Printer(templates: try Templates.library(), isSimulated: isSimulated)
        let pages = Pages(controlPlane: controlPlane, time: time, isSimulated: isSimulated)
        let routes = pages.all
        let router = Router(context: Visitor.self, options: .autoGenerateHeadEndpoints)
        router.add(
            middleware: Reception(
                open: Set(routes.filter(\.isOpen).map(\.path)), controlPlane: controlPlane, printer: printer,
                report: report))
        for route in routes {
            router.on(.init(route.path), method: route.method) { request, visitor in
                var visit = Visit(request, by: visitor, to: controlPlane)
                try await visit.check(route.access)
                if route.method == .post { try await visit.readForm() }
                return try await printer.print(route.answer(visit), for: visit.guest)
            }
        }
        responder = router.buildResponder()
    }

    /// Answers a request for a page, a script or a picture; for what is none, with the page that says so.
    /// - Parameter address: of the other end of the connection.
    public func answer(
        _ request: Request, in core: CoreRequestContextStorage, from address: String
    ) async throws -> Response {
        try await responder.respond(to: request, context: Visitor(coreContext: core, address: address))
    }
}
