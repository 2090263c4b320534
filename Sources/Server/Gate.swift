import ControlPlane
import Domain
import Hummingbird

/// Lets in who shows a valid token, and nobody else but to what is open, paths that do not exist included.
struct Gate: RouterMiddleware {
    let open: Set<String>
    let controlPlane: ControlPlane

    func handle(
        _ request: Request, context visitor: Visitor, next: (Request, Visitor) async throws -> Response
    ) async throws -> Response {
        if open.contains(request.uri.path) { return try await next(request, visitor) }
        guard let token = request.token else { throw Rejection.withoutToken }
        var visitor = visitor
        visitor.caller = try await controlPlane.authenticate(token)
        return try await next(request, visitor)
    }
}

extension Request {
    /// As in RFC 6750, 2.1; the scheme's name in any case.
    fileprivate var token: Secret? {
        guard let header = headers[.authorization] else { return nil }
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        return Secret(String(parts[1]))
    }
}
