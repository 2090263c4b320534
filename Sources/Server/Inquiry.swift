import API
import Browsing
import ControlPlane
import Domain
import Foundation
import Hummingbird

/// One request, read piece by piece; each piece throws what is wrong with it.
struct Inquiry: Sendable {
    static let bodyLimit = 1 << 20

    private let request: Request
    private let visitor: Visitor
    private let controlPlane: ControlPlane

    init(_ request: Request, by visitor: Visitor, to controlPlane: ControlPlane) {
        self.request = request
        self.visitor = visitor
        self.controlPlane = controlPlane
    }

    var caller: Caller {
        get throws {
            // Only on a path that is open is there nobody; there, nobody may ask for this.
            guard let caller = visitor.caller else { throw Rejection.withoutToken }
            return caller
        }
    }

    /// The team that the path names.
    var workspace: Workspace.ID {
        get async throws { try await controlPlane.workspace(called: part("workspace"), as: caller).id }
    }

    /// From where it was sent, for who is about to sign in.
    var browser: Browser { Browser(of: request, at: visitor.address) }

    /// Has the browser keep this session.
    func keeping(_ text: SessionText, _ response: Response) -> Response {
        var response = response
        response.headers[.setCookie] = SessionCookie(of: request).setting(text)
        return response
    }

    /// Throws a `Refusal` unless whoever sent it is one of those whom it is for.
    func check(_ access: Route.Access) async throws {
        switch access {
        case .anybody: break
        case .whoIsKnown: _ = try caller
        case .whoIsSignedIn: try caller.signedIn()
        case .administrator: try caller.requireAdministrator()
        case .member(let permission): try await caller.require(permission, in: workspace)
        }
    }

    /// A part of the path, decoded.
    func part(_ name: String) throws -> String {
        guard let part = try visitor.parameters.require(name).removingPercentEncoding else {
            throw Rejection.nothing(at: request.uri.path)
        }
        return part
    }

    func query(_ name: String) -> String? { request.uri.queryParameters.get(name) }

    /// Whether the query says yes; false where it says nothing.
    func isAsked(_ name: String) throws -> Bool {
        switch query(name) {
        case nil, "false": return false
        case "true": return true
        case let text?:
            throw Rejection.unreadable(
                name, "“\(text.prefix(20))” is neither true nor false.", advice: "Give true or false.")
        }
    }

    /// The values of what may be given more than once.
    func queries(_ name: String) -> Set<String> { Set(request.uri.queryParameters.getAll(name)) }

    func header(_ name: HTTPFields.Element.Name) -> String? { request.headers[name] }

    /// The body as what is ordered.
    /// - Parameter isOptional: no body counts as an empty object.
    func order<Order: Decodable>(_ type: Order.Type = Order.self, isOptional: Bool = false) async throws -> Order {
        let body = Array(try await request.collected(upTo: Self.bodyLimit).readableBytesView)
        if body.isEmpty, isOptional { return try JSON.decodeOrder(from: Array("{}".utf8)) }
        let declared = request.headers[.contentType]?.split(separator: ";").map {
            $0.lowercased().trimmingCharacters(in: .whitespaces)
        }
        // JSON has one encoding (RFC 8259, 8.1). Whoever names another one has written that.
        let encodings = declared?.dropFirst().filter { $0.hasPrefix("charset=") } ?? []
        guard declared?.first == "application/json",
            encodings.allSatisfy({ ["charset=utf-8", "charset=\"utf-8\""].contains($0) })
        else { throw Rejection.notJSON }
        do { return try JSON.decodeOrder(from: body) } catch let problem as Problem {
            throw Rejection(.badRequest, problem)
        }
    }

    /// The caller's key for a request that makes something. Written as a string in quotes (RFC 8941, 3.3.3) or bare.
    var key: String {
        get throws {
            let text = request.headers[.idempotencyKey]?.trimmingCharacters(in: .whitespaces)
            let key = text.map {
                $0.count > 1 && $0.hasPrefix("\"") && $0.hasSuffix("\"") ? $0.dropFirst().dropLast() : $0[...]
            }
            guard let key, !key.isEmpty else {
                throw Rejection.unreadable(
                    "Idempotency-Key", "The request has no Idempotency-Key.",
                    advice: "Send a new random one, and the same again when the request is repeated.")
            }
            return String(key)
        }
    }

    /// The revision that an edit was made from; nil for any (`If-Match: *`).
    var revision: Int? {
        get throws {
            guard let tag = request.headers[.ifMatch]?.trimmingCharacters(in: .whitespaces) else {
                throw Rejection(
                    .init(code: 428),
                    .invalid(
                        "If-Match", "The request does not say which revision it changes.",
                        advice: "Send the ETag that was read as If-Match, or “If-Match: *” for any."))
            }
            if tag == "*" { return nil }
            guard let revision = Int(tag.trimmingCharacters(in: ["\""])) else {
                throw Rejection.unreadable(
                    "If-Match", "“\(tag.prefix(40))” is no ETag of ours.", advice: "Send the one that was read.")
            }
            return revision
        }
    }
}

extension HTTPFields.Element.Name {
    fileprivate static let idempotencyKey = Self("Idempotency-Key")!
    static let lastEventID = Self("Last-Event-ID")!
}
