import Cloud
import Domain
import Foundation

@testable import Azure

/// Answers to the letter what a test wants answered, and besides that a sign-in and the subscription.
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
    }

    struct World: Sendable {
        var exchanges: [Exchange] = []
        var tokens = 0
        /// A token of a lower number is refused.
        var oldestToken = 0
    }

    let world = Locked(World())
    /// Answers in place of what follows.
    let intercept: @Sendable (Request) -> Response?

    init(intercept: @escaping @Sendable (Request) -> Response? = { _ in nil }) { self.intercept = intercept }

    var transport: Transport { { self.answer($0) } }

    var exchanges: [Exchange] { world.withLock { $0.exchanges } }

    static func reply(_ status: Int, _ body: JSON? = nil, _ headers: Headers = [:]) -> Response {
        Response(status: status, headers: headers, body: Response.Body(body?.bytes ?? []))
    }

    static func refusal(_ status: Int, _ code: String, _ message: String = "No.") -> Response {
        reply(status, ["error": ["code": .string(code), "message": .string(message)]])
    }

    private func answer(_ request: Request) -> Response {
        world.withLock {
            $0.exchanges.append(
                Exchange(method: request.method, url: request.url, headers: request.headers, body: request.body))
        }
        if let response = intercept(request) { return response }
        if request.url.hasPrefix("https://login.microsoftonline.com/") { return signIn(request) }
        let number = request.headers["authorization"].flatMap { Int($0.dropFirst("Bearer token-".count)) }
        guard let number, number >= world.withLock({ $0.oldestToken }) else {
            return Self.refusal(401, "InvalidAuthenticationToken", "The access token is invalid.")
        }
        guard request.method == "GET", request.url.hasPrefix("https://management.azure.com\(Self.root)?") else {
            return Self.refusal(404, "ResourceNotFound", "The Resource was not found.")
        }
        return Self.reply(
            200,
            [
                "id": .string(Self.root), "subscriptionId": .string(Self.subscription), "state": "Enabled",
                "displayName": "byoc", "tenantId": .string(Self.tenant),
            ])
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
