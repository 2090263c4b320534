import Browsing
import ControlPlane
import Domain
import Hummingbird

/// Meets every request first: says who it is from, turns away what another site sent, and words what goes wrong.
struct Reception: RouterMiddleware {
    /// The paths that need nobody to be signed in.
    let open: Set<String>
    let controlPlane: ControlPlane
    let printer: Printer
    /// Told of what nobody foresaw, with the request's id.
    let report: @Sendable (any Error, String) -> Void

    func handle(
        _ request: Request, context visitor: Visitor, next: (Request, Visitor) async throws -> Response
    ) async throws -> Response {
        var visitor = visitor
        var response: Response
        do {
            visitor.guest = try await guest(of: request)
            // Also where nobody is signed in: another site must not sign its visitors in here as somebody else.
            if !request.isSafe, request.isFromElsewhere(isSaid: true) { throw Denial.otherSite }
            if visitor.guest == nil, !isOpen(request.uri.path) {
                // What was sent cannot be sent again after the sign-in; only a page can be opened again.
                response = .seeOther(
                    request.isSafe ? "/sign-in?next=\(request.uri.string.escapedForQuery)" : "/sign-in")
            } else {
                response = try await next(request, visitor)
            }
        } catch {
            response = printer.print(denial(of: error, id: visitor.id), id: visitor.id, for: visitor.guest)
        }
        response.shelter()
        return response
    }

    /// Asked anew with every request, so that a session, a role or an account that ends does so at once.
    private func guest(of request: Request) async throws -> Guest? {
        guard !isAsset(request.uri.path), let session = SessionCookie(of: request).text else { return nil }
        do {
            let caller = try await controlPlane.authenticate(session: session)
            let workspaces = try await controlPlane.workspaces(as: caller).sorted { $0.name < $1.name }
            return Guest(caller: caller, session: session, workspaces: workspaces)
        } catch let refusal as Refusal where refusal.reason == .unauthenticated {
            return nil
        }
    }

    private func isAsset(_ path: String) -> Bool { path.hasPrefix("/assets/") }

    private func isOpen(_ path: String) -> Bool { open.contains(path) || isAsset(path) }

    private func denial(of error: any Error, id: String) -> Denial {
        switch error {
        case let denial as Denial: return denial
        case let refusal as Refusal: return Denial(refusal)
        case let problem as Problem: return Denial(problem)
        case let error as any HTTPResponseError where error.status == .notFound: return .nothingHere
        case let error as any HTTPResponseError where error.status.kind == .clientError:
            return Denial(
                status: error.status,
                problem: Problem(
                    "The request cannot be read.", advice: "Go back, and send a shorter one.", remedy: .changeSpec))
        case is CancellationError:
            return Denial(
                status: .serviceUnavailable,
                problem: Problem("The server is stopping.", advice: "Try again in a moment.", remedy: .wait))
        default:
            report(error, id)
            return Denial(
                status: .internalServerError,
                problem: Problem(
                    "The control plane met something it does not know.",
                    advice: "Give the operator the request id; the server's log has the rest.", remedy: .askOperator))
        }
    }
}
