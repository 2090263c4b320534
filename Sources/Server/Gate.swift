import Browsing
import ControlPlane
import Domain
import Hummingbird

/// Lets in who shows a valid token or session, and nobody else but to what is open, paths that do not exist included.
struct Gate: RouterMiddleware {
    /// What keeps an orchestrator's questions from being refused: it would end us for it.
    static let probes: Set<String> = ["/livez", "/readyz"]

    let open: Set<String>
    let controlPlane: ControlPlane
    let turnstile: Turnstile
    let time: Time

    func handle(
        _ request: Request, context visitor: Visitor, next: (Request, Visitor) async throws -> Response
    ) async throws -> Response {
        var visitor = visitor
        do {
            // Balancers ask as HTTP/1.0, which knows no hosts.
            guard request.hasOneHost || Self.probes.contains(request.uri.path) else { throw Rejection.withoutHost }
            // Also where nobody is known yet: another site must not sign its visitors in here as somebody else.
            if !request.isSafe, request.token == nil, request.isFromElsewhere(isSaid: false) {
                throw Rejection.fromElsewhere
            }
            if !open.contains(request.uri.path) { visitor.caller = try await caller(of: request) }
        } catch {
            try count(request, of: visitor)
            throw error
        }
        try count(request, of: visitor)
        return try await next(request, visitor)
    }

    /// Counts it for whoever is known, else for the address it came from. Throws a `Rejection` when it is one too many.
    private func count(_ request: Request, of visitor: Visitor) throws {
        let subject = visitor.caller.map { "caller \($0.session?.rawValue ?? $0.id)" } ?? "address \(visitor.address)"
        let passage = turnstile.pass(subject, at: time.now())
        visitor.notes.withLock { $0 = turnstile.headers(after: passage) }
        guard passage.isFree || Self.probes.contains(request.uri.path) else { throw Rejection.tooMany(turnstile.limit) }
    }

    private func caller(of request: Request) async throws -> Caller {
        // A page of another site cannot send this header, and a browser does not send it by itself.
        if let token = request.token { return try await controlPlane.authenticate(token) }
        guard let text = SessionCookie(of: request).text else { throw Rejection.withoutToken }
        if !request.isSafe {
            guard !request.isFromElsewhere(isSaid: true), let shown = request.headers[.formToken],
                text.isFormToken(shown)
            else { throw Rejection.fromElsewhere }
        }
        return try await controlPlane.authenticate(session: text)
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
