import API
import Browsing
import ControlPlane
import Domain
import Hummingbird

/// Turns everything that was thrown into a problem for the caller, and puts on every answer what all have.
struct Wording: RouterMiddleware {
    /// Told of what nobody foresaw, with the request's id.
    let report: @Sendable (any Error, String) -> Void

    func handle(
        _ request: Request, context visitor: Visitor, next: (Request, Visitor) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do {
            response = try await next(request, visitor)
        } catch {
            let rejection = rejection(of: error, request: request, id: visitor.id)
            let status = rejection.status
            response = try .json(
                ProblemDetails(
                    rejection.problem.clipped, status: status.code,
                    requestID: status.kind == .serverError ? visitor.id : nil),
                status: status, mediaType: ProblemDetails.mediaType)
            response.headers.append(contentsOf: rejection.headers)
            if status == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer realm=\"freehold\"" }
        }
        for note in visitor.notes.withLock({ $0 }) where response.headers[note.name] == nil {
            response.headers[note.name] = note.value
        }
        response.headers[.requestID] = visitor.id
        // Only what says so itself may be kept.
        response.headers[.cacheControl] = response.headers[.cacheControl] ?? "no-store"
        response.headers[.xContentTypeOptions] = "nosniff"
        return response
    }

    private func rejection(of error: any Error, request: Request, id: String) -> Rejection {
        switch error {
        case let rejection as Rejection: return rejection
        case let refusal as Refusal: return Rejection(refusal)
        case let problem as Problem: return Rejection(problem.status, problem)
        case let error as any HTTPResponseError where error.status == .notFound: return .nothing(at: request.uri.path)
        case let error as any HTTPResponseError where error.status == .contentTooLarge: return .tooLong
        case let error as any HTTPResponseError where error.status.kind == .clientError:
            return Rejection(
                error.status,
                Problem(
                    "The request cannot be read.", advice: "Send it as HTTP/1.1 with a JSON body.",
                    remedy: .changeSpec))
        case is CancellationError:
            return Rejection(
                .serviceUnavailable,
                Problem("The server is stopping.", advice: "Send it again in a moment.", remedy: .wait))
        default:
            report(error, id)
            return Rejection(
                .internalServerError,
                Problem(
                    "The control plane met something it does not know.",
                    advice: "Give the operator the request id; the server's log has the rest.", remedy: .askOperator))
        }
    }
}

extension Rejection {
    fileprivate init(_ refusal: Refusal) {
        var headers: HTTPFields = [:]
        if case .tooMany(let wait) = refusal.reason {
            headers[.retryAfter] = String(Int(wait.inSeconds.rounded(.up)))
        }
        self.init(refusal.reason.status, refusal.problem, headers: headers)
    }
}

extension Problem {
    /// What somebody sent may be long, and need not come back whole.
    fileprivate var clipped: Problem {
        func clip(_ text: String, to length: Int) -> String {
            text.utf8.count <= length ? text : String(text.unicodeScalars.prefix(length)) + "…"
        }
        return Problem(
            clip(summary, to: 1000), advice: clip(advice, to: 4000), remedy: remedy,
            field: field.map { clip($0, to: 100) }, requestID: requestID)
    }
}

extension HTTPFields.Element.Name {
    fileprivate static let requestID = Self("X-Request-Id")!
}
