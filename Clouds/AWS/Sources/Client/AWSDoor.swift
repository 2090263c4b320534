import Cloud
import Domain
import Foundation

/// Sends signed calls to AWS, and turns refusals into `CloudError`. One for the whole program.
struct AWSDoor: Sendable {
    let transport: Transport
    let time: Time
    /// One base URL for every service, for an emulator.
    let endpoint: String?
    private let retries: Retries

    /// - Parameter random: from 0 to 1, for the jitter of waits.
    init(transport: @escaping Transport, time: Time, endpoint: String?, random: @escaping @Sendable () -> Double) {
        self.transport = transport
        self.time = time
        self.endpoint = endpoint?.hasSuffix("/") == true ? String(endpoint?.dropLast() ?? "") : endpoint
        retries = Retries(time: time, random: random, limiter: RateLimiter(time: time))
    }

    /// One call, before it is signed.
    struct Call: Sendable {
        let service: Service
        /// As AWS's reference calls it: `CreateVpc`.
        let action: String
        var method = "POST"
        /// Percent-encoded; only EKS has more than `/`.
        var path = "/"
        var query = ""
        var headers: Headers = [:]
        var body: [UInt8] = []
        /// Sending it twice does no harm: a read, or protected by a token, a name or a state.
        var isRepeatable: Bool

        var permission: String { "\(service.rawValue):\(action)" }
    }

    struct Answer: Sendable {
        let status: Int
        let headers: Headers
        let body: [UInt8]
    }

    func baseURL(_ service: Service, region: String) -> String {
        endpoint ?? "https://\(service.host(region: region))"
    }

    /// Throws `CloudError`, `ClockSkew`, `NoAnswer` or `RateLimiter.TooBusy`.
    func send(
        _ call: Call, region: String, account: String, credentials: @Sendable () async throws -> AWSCredentials
    ) async throws -> Answer {
        let key = RateLimiter.Key(account: account, region: call.service.signingRegion(region), api: call.permission)
        return try await retries.send(key, at: .init(call), isRepeatable: call.isRepeatable) {
            try await sendOnce(call, region: region, credentials: credentials)
        }
    }

    private func sendOnce(
        _ call: Call, region: String, credentials: @Sendable () async throws -> AWSCredentials
    ) async throws -> Answer {
        let url = baseURL(call.service, region: region) + call.path + (call.query.isEmpty ? "" : "?" + call.query)
        let request = Request(call.method, url, headers: call.headers, body: call.body, deadline: .seconds(20))
        let signature = Signature(
            credentials: try await credentials(), region: call.service.signingRegion(region),
            service: call.service.rawValue, date: time.now())
        let response = try await transport(signature.signed(request))
        let body = try await response.body.collect()
        guard !(200..<300).contains(response.status) else {
            return Answer(status: response.status, headers: response.headers, body: body)
        }
        let error = Refusal(call, status: response.status, headers: response.headers, body: body).error
        if error.meaning == .unauthenticated, let skew = ClockSkew(now: time.now(), theirs: response.headers["date"]) {
            throw skew
        }
        throw error
    }
}

extension RateLimiter.Rate {
    /// What AWS lets an account do in a region, by API (EC2 developer guide, “Request throttling”); a little under it.
    init(_ call: AWSDoor.Call) {
        let isRead = ["Describe", "Get", "List"].contains { call.action.hasPrefix($0) }
        switch (call.service, isRead) {
        case (.ec2, true): self.init(burst: 100, perSecond: 20)
        case (.ec2, false): self.init(burst: 50, perSecond: 5)
        case (.iam, true): self.init(burst: 30, perSecond: 10)
        case (.iam, false): self.init(burst: 15, perSecond: 5)
        case (_, true): self.init(burst: 40, perSecond: 10)
        case (_, false): self.init(burst: 20, perSecond: 5)
        }
    }
}
