import Cloud
import Domain
import Foundation

/// Sends calls to Azure Resource Manager, and turns refusals into `CloudError`. One for the whole program.
struct ARMDoor: Sendable {
    let transport: Transport
    let time: Time
    let base: String
    let tokens: Tokens
    private let retries: Retries

    /// - Parameters:
    ///   - endpoint: one base URL for sign-in and Resource Manager, for an emulator; nil for Azure itself.
    ///   - random: from 0 to 1, for the jitter of waits.
    init(transport: @escaping Transport, time: Time, endpoint: String?, random: @escaping @Sendable () -> Double) {
        let endpoint = endpoint.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
        self.transport = transport
        self.time = time
        base = endpoint ?? "https://management.azure.com"
        tokens = Tokens(
            entra: Entra(transport: transport, time: time, base: endpoint ?? "https://login.microsoftonline.com"))
        retries = Retries(time: time, random: random, limiter: RateLimiter(time: time))
    }

    /// One call, before it carries a token. All of Azure's are repeatable: a PUT or DELETE names what it is about.
    struct Call: Sendable {
        let method: String
        /// Absolute: one of ours, or one that Azure handed out, verbatim.
        let url: String
        var body: JSON?
        /// As the permission is called: `Microsoft.ContainerService/managedClusters/write`.
        let permission: String
    }

    struct Answer: Sendable {
        let status: Int
        let headers: Headers
        let body: [UInt8]

        /// Throws `NoAnswer` when the body is not that.
        func read<Wire: Decodable>(_ type: Wire.Type, of call: String) throws -> Wire {
            do { return try JSONDecoder().decode(type, from: Data(body)) } catch {
                throw NoAnswer("the answer of \(call) is not what Azure gives")
            }
        }
    }

    /// Throws `CloudError`, `NoAnswer` or `RateLimiter.TooBusy`.
    func send(_ call: Call, as identity: Identity, subscription: String) async throws -> Answer {
        guard isAzure(call.url) else { throw NoAnswer("Azure sent us to another host, which gets no token of ours") }
        let bucket = Bucket(call)
        let key = RateLimiter.Key(account: "\(subscription) \(identity.clientID)", region: "", api: bucket.name)
        return try await retries.send(key, at: bucket.rate, isRepeatable: true) {
            let token = try await tokens.token(for: identity)
            do { return try await exchange(call, token: token) } catch let error as CloudError
                where error.status == 401 && error.code != "InvalidAuthenticationTokenTenant"
            {
                let fresh = try await tokens.token(for: identity, insteadOf: token)
                return try await exchange(call, token: fresh)
            }
        }
    }

    /// The tenant that a subscription belongs to: what Resource Manager answers to somebody without a token names it.
    func owningTenant(of subscription: String) async throws -> String? {
        let url = "\(base)/subscriptions/\(subscription.percentEncoded())?api-version=\(Subscriptions.version)"
        let response = try await transport(Request("GET", url, deadline: .seconds(20)))
        guard response.status == 401, let challenge = response.headers["www-authenticate"],
            let match = challenge.firstMatch(of: #/authorization_uri="[^"]*\/(?<id>[0-9a-fA-F-]{36})"/#)
        else { return nil }
        return match.id.lowercased()
    }

    private func exchange(_ call: Call, token: AccessToken) async throws -> Answer {
        var headers: Headers = ["Accept": "application/json"]
        headers["Authorization"] = "Bearer \(token.text.withValue { $0 })"
        if call.body != nil { headers["Content-Type"] = "application/json" }
        let request = Request(
            call.method, call.url, headers: headers, body: call.body?.bytes ?? [], deadline: .seconds(30))
        let response = try await transport(request)
        let body = try await response.body.collect(upTo: 64 << 20)
        guard (200..<300).contains(response.status) else {
            throw Refusal(
                call.permission, status: response.status, headers: response.headers, body: body, now: time.now()
            ).error
        }
        return Answer(status: response.status, headers: response.headers, body: body)
    }

    /// A token is shown to Resource Manager alone, whatever host an answer names.
    private func isAzure(_ url: String) -> Bool {
        if url.hasPrefix(base + "/") { return true }
        guard let address = URLComponents(string: url), address.scheme == "https", address.user == nil else {
            return false
        }
        return base.hasSuffix("//management.azure.com") && address.host?.hasSuffix(".management.azure.com") == true
    }
}

extension ARMDoor {
    /// What Azure counts calls by, and how many it allows ("Azure Resource Manager throttling limits"; AKS:
    /// "Quotas, SKUs and regions"): a little under it.
    private struct Bucket {
        let name: String
        let rate: RateLimiter.Rate

        init(_ call: Call) {
            switch (call.method, call.permission) {
            case ("PUT", "Microsoft.ContainerService/managedClusters/write"),
                ("PUT", "Microsoft.ContainerService/managedClusters/agentPools/write"):
                name = call.permission + " " + (call.url.split(separator: "?").first.map(String.init) ?? "")
                rate = .init(burst: 18, perSecond: 1.0 / 60)
            case ("GET", _), ("HEAD", _):
                name = "read"
                rate = .init(burst: 200, perSecond: 20)
            case ("DELETE", _):
                name = "delete"
                rate = .init(burst: 150, perSecond: 8)
            default:
                name = "write"
                rate = .init(burst: 150, perSecond: 8)
            }
        }
    }
}
