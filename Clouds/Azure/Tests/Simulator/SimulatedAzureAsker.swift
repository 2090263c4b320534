import AzureSimulator
import Cloud
import Domain
import Foundation
import Simulation
import Testing

/// Somebody who asks the simulated Azure as its documentation says, and keeps what was asked and answered.
final class SimulatedAzureAsker: Sendable {
    let cloud: AzureSimulator
    let principal: ServicePrincipal
    let base: String
    private let token = Locked<String?>(nil)
    private let record = ExchangeRecord()

    struct Reply: Sendable {
        let status: Int
        let headers: Headers
        let body: JSON

        /// Azure's code where it said no, in whichever form.
        var code: String? { body["error"]["code"].string ?? body["code"].string ?? body["error"].string }
        var message: String {
            body["error"]["message"].string ?? body["message"].string ?? body["error_description"].string ?? ""
        }
        var isFlat: Bool { status >= 400 && body["error"].isNull && !body["code"].isNull }
    }

    init(_ cloud: AzureSimulator, _ principal: ServicePrincipal, base: String = "https://management.azure.com") {
        self.cloud = cloud
        self.principal = principal
        self.base = base
    }

    var subscription: String { "/subscriptions/\(principal.subscriptionID)" }

    /// What was asked and answered, one exchange a line.
    var exchanges: [String] { record.lines }

    func forgetToken() { token.withLock { $0 = nil } }

    /// Asks for a token; the form's fields as they are to be, where another than the usual one is meant.
    func signIn(
        tenant: String? = nil, fields: [String: String] = [:], without: Set<String> = []
    ) async throws -> Reply {
        var form = [
            "client_id": principal.clientID, "client_secret": principal.secret, "grant_type": "client_credentials",
            "scope": "https://management.azure.com/.default",
        ]
        form.merge(fields) { $1 }
        let body = form.filter { !without.contains($0.key) }.map { "\($0.key)=\(Self.escaped($0.value))" }
            .joined(separator: "&")
        let host = base.contains("azure.com") ? "https://login.microsoftonline.com" : base
        let request = Request(
            "POST", "\(host)/\(tenant ?? principal.tenantID)/oauth2/v2.0/token",
            headers: ["Content-Type": "application/x-www-form-urlencoded"], body: Array(body.utf8))
        return try await reply(to: request)
    }

    /// Asks Resource Manager, with a token of its own.
    func ask(
        _ method: String, _ path: String, _ body: JSON? = nil, version: String? = nil, query: String = ""
    ) async throws -> Reply {
        let known = token.withLock { $0 }
        let text: String
        if let known {
            text = known
        } else {
            text = try #require(try await signIn().body["access_token"].string)
            token.withLock { $0 = text }
        }
        let version = version ?? Self.version(for: path)
        let url = path.hasPrefix("http") ? path : "\(base)\(path)?api-version=\(version)\(query)"
        var headers: Headers = ["Authorization": "Bearer \(text)"]
        if body != nil { headers["Content-Type"] = "application/json" }
        let request = Request(method, url, headers: headers, body: body.map { Array($0.text.utf8) } ?? [])
        return try await reply(to: request)
    }

    func reply(to request: Request) async throws -> Reply {
        let response = try await cloud.transport(request)
        let bytes = try await response.body.collect()
        record.keep(request, response, bytes)
        return Reply(status: response.status, headers: response.headers, body: JSON(reading: bytes) ?? .null)
    }

    /// The versions of the specifications that judge.
    private static func version(for path: String) -> String {
        let words = path.lowercased()
        if words.hasSuffix("register") || words.split(separator: "/").count == 4 { return "2024-03-01" }
        if words.contains("microsoft.authorization/locks") { return "2020-05-01" }
        if words.contains("microsoft.authorization") { return "2022-04-01" }
        if words.contains("microsoft.containerservice/") { return "2024-02-01" }
        if words.contains("microsoft.network/") { return "2024-01-01" }
        if words.contains("microsoft.compute/skus") { return "2021-07-01" }
        if words.contains("microsoft.managedidentity/") { return "2023-01-31" }
        if words.contains("resourcegroups") || words.contains("/providers") { return "2024-03-01" }
        return words.hasSuffix("/resources") ? "2024-03-01" : "2022-12-01"
    }

    private static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? text
    }
}
