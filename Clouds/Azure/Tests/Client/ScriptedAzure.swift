import Cloud
import Domain
import Foundation

@testable import Azure

/// Just enough of Azure to answer our client, in the shapes that were recorded of the real one.
final class ScriptedAzure: Sendable {
    static let subscription = "00000000-0000-4000-8000-000000000001"
    static let tenant = "00000000-0000-4000-8000-000000000002"
    static let client = "00000000-0000-4000-8000-000000000003"
    static let root = "/subscriptions/\(subscription)"

    struct Exchange: Sendable {
        let method: String
        let url: String
        let headers: Headers
        let body: [UInt8]

        var path: String { url.split(separator: "?").first.map { String($0.dropFirst(Self.host.count)) } ?? "" }
        var line: String {
            var line: JSON = ["method": .string(method), "url": .string(url)]
            line["body"] = JSON(parsing: body)
            return String(decoding: line.bytes, as: UTF8.self)
        }
        private static let host = "https://management.azure.com"
    }

    struct World: Sendable {
        /// By path, in lower case.
        var things: [String: JSON] = [:]
        var lists: [String: JSON] = [:]
        var operations: [String: Work] = [:]
        var exchanges: [Exchange] = []
        var tokens = 0
        /// A token of a lower number is refused.
        var oldestToken = 0
        var registrations: Set<String> = []
        /// How often an operation is asked after before it is done.
        var polls = 2
        /// The answer to the next PUT of a cluster gets lost.
        var losesReply = false
        /// The end of the next cluster's create, if it is not to succeed.
        var refusal: JSON?
    }

    struct Work: Sendable {
        var polls: Int
        let isAsynchronous: Bool
        let error: JSON?
        let effect: @Sendable (inout World) -> Void
    }

    let world = Locked(World())
    /// Answers in place of what follows.
    let intercept: @Sendable (Request) -> Response?

    init(intercept: @escaping @Sendable (Request) -> Response? = { _ in nil }) { self.intercept = intercept }

    var transport: Transport { { try await self.answer($0) } }

    var exchanges: [Exchange] { world.withLock { $0.exchanges } }

    /// What was asked of Resource Manager, without the questions after operations.
    var calls: [String] {
        exchanges.filter { $0.url.hasPrefix("https://management") }.map { "\($0.method) \($0.path)" }
    }

    static func reply(_ status: Int, _ body: JSON? = nil, _ headers: Headers = [:]) -> Response {
        Response(status: status, headers: headers, body: Response.Body(body?.bytes ?? []))
    }

    static func refusal(_ status: Int, _ code: String, _ message: String = "No.") -> Response {
        reply(status, ["error": ["code": .string(code), "message": .string(message)]])
    }

    private func answer(_ request: Request) async throws -> Response {
        world.withLock {
            $0.exchanges.append(
                Exchange(method: request.method, url: request.url, headers: request.headers, body: request.body))
        }
        if let response = intercept(request) { return response }
        if request.url.hasPrefix("https://login.microsoftonline.com/") { return signIn(request) }
        let response = world.withLock { world in
            let number = request.headers["authorization"].flatMap { Int($0.dropFirst("Bearer token-".count)) }
            guard let number, number >= world.oldestToken else {
                return Self.refusal(401, "InvalidAuthenticationToken", "The access token is invalid.")
            }
            return world.answer(request)
        }
        let isLost = world.withLock { world in
            guard world.losesReply, request.method == "PUT", request.url.contains("managedClusters") else {
                return false
            }
            world.losesReply = false
            return true
        }
        if isLost { throw NoAnswer("the line broke") }
        return response
    }

    private func signIn(_ request: Request) -> Response {
        guard request.method == "POST" else {
            let endpoint = "https://login.microsoftonline.com/\(Self.tenant)/oauth2/v2.0/token"
            return Self.reply(200, ["token_endpoint": .string(endpoint)])
        }
        let number = world.withLock { world in
            world.tokens += 1
            return world.tokens
        }
        return Self.reply(
            200, ["access_token": .string("token-\(number)"), "token_type": "Bearer", "expires_in": 3599])
    }
}
