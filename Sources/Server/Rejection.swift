import Domain
import Hummingbird

/// A request that is answered with a problem because of what it is, before any verb is tried.
struct Rejection: Error {
    let status: HTTPResponse.Status
    let problem: Problem
    var headers: HTTPFields = [:]

    init(_ status: HTTPResponse.Status, _ problem: Problem, headers: HTTPFields = [:]) {
        self.status = status
        self.problem = problem
        self.headers = headers
    }

    static let withoutToken = Rejection(
        .unauthorized,
        Problem(
            "The request shows no token.", advice: "Send one as “Authorization: Bearer TOKEN”.",
            remedy: .fixCredential))

    static let withoutHost = Rejection(
        .badRequest,
        Problem(
            "The request does not name one host.", advice: "Send one Host header, as HTTP/1.1 asks for.",
            remedy: .changeSpec))

    static let fromElsewhere = Rejection(
        .forbidden,
        Problem(
            "The browser did not send this from a page of this server.",
            advice: "Open the page again, and send it from there.", remedy: .changeSpec))

    static let notJSON = Rejection(
        .unsupportedMediaType,
        .invalid(
            "Content-Type", "The request's body is not declared as JSON.",
            advice: "Send “Content-Type: application/json”."))

    static let tooLong = Rejection(
        .contentTooLarge,
        Problem(
            "The request's body is longer than \(Inquiry.bodyLimit >> 10) KiB.", advice: "Send less.",
            remedy: .changeSpec))

    static func tooMany(_ limit: RateLimit) -> Rejection {
        Rejection(
            .tooManyRequests,
            Problem(
                "More than \(limit.quota) requests came within \(Int(limit.window.inSeconds)) seconds.",
                advice: "Wait as long as Retry-After says, and then go on.", remedy: .wait))
    }

    static func nothing(at path: String) -> Rejection {
        Rejection(
            .notFound,
            Problem(
                "There is nothing at \(path.prefix(200)).", advice: "Look at how the path is spelled.",
                remedy: .changeSpec))
    }

    static func method(_ method: HTTPRequest.Method, allowed: [HTTPRequest.Method]) -> Rejection {
        let allowed = allowed.map(\.rawValue).sorted().joined(separator: ", ")
        return Rejection(
            .methodNotAllowed,
            Problem("\(method.rawValue) is not possible here.", advice: "Use \(allowed).", remedy: .changeSpec),
            headers: [.allow: allowed])
    }

    static func unknown(_ kind: String, _ name: String) -> Rejection {
        Rejection(
            .notFound,
            Problem(
                "There is no \(kind) called “\(name.prefix(80))”.", advice: "Look at the list for its name.",
                remedy: .changeSpec))
    }

    /// What was asked cannot be read as what it should be.
    static func unreadable(_ field: String, _ summary: String, advice: String) -> Rejection {
        Rejection(.badRequest, .invalid(field, summary, advice: advice))
    }
}
