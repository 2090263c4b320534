import AsyncHTTPClient
public import Cloud
import Foundation

/// The door to addresses that others gave, which must not lead into the operator's own network.
///
/// The host's name is looked up once, every address that is found has to be public, and the connection goes to the
/// first of them: what the name stands for a moment later does not matter. Redirects are answers, proxies are not
/// used, and of an answer nothing is read but its head, unless it is said how much.
public struct GuardedTransport: Sendable {
    private let allowsPrivate: Bool
    private let trust: Request.Trust
    private let longestBody: Int
    private let lookUp: @Sendable (String) async throws -> [HostAddress]

    /// - Parameters:
    ///   - allowsPrivate: any address will do.
    ///   - trust: in whom the other side has to have its certificate from, whatever a request says.
    ///   - longestBody: in bytes; an answer with a longer one is none. At 0 no body is read.
    public init(allowsPrivate: Bool = false, trust: Request.Trust = .system, longestBody: Int = 0) {
        self.init(allowsPrivate: allowsPrivate, trust: trust, longestBody: longestBody, lookUp: HostAddress.all)
    }

    init(
        allowsPrivate: Bool = false, trust: Request.Trust = .system, longestBody: Int = 0,
        lookUp: @escaping @Sendable (String) async throws -> [HostAddress]
    ) {
        self.allowsPrivate = allowsPrivate
        self.trust = trust
        self.longestBody = longestBody
        self.lookUp = lookUp
    }

    /// Answers that are whole. Everything else is `NoAnswer`; a cancelled task gets `CancellationError`.
    public var transport: Transport { send }

    private func send(_ request: Request) async throws -> Response {
        // The client reads the host from the URL in this way, too: its look-up and ours are of the same name.
        guard let host = URL(string: request.url)?.host, !host.isEmpty else { throw NoAnswer("its address is no URL") }
        let name = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
        var configuration = HTTPClient.Configuration(
            tlsConfiguration: try trust.configuration, redirectConfiguration: .disallow,
            timeout: .init(connect: .seconds(10)), decompression: .disabled)
        configuration.httpVersion = .http1Only
        configuration.dnsOverride = [name: try await address(of: name).description]
        var request = request
        request.trust = .system
        // One call, one client: what is kept open would be found again by name.
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        let deadline = ContinuousClock.now + request.deadline
        do {
            let answer = try await client.execute(HTTPClientRequest(request), timeout: .init(request.deadline))
            var body: [UInt8] = []
            if longestBody > 0 {
                body = try await Arrival(of: answer.body, until: deadline).body.collect(upTo: longestBody)
            }
            try? await client.shutdown()
            return Response(status: Int(answer.status.code), body: .init(body))
        } catch {
            try? await client.shutdown()
            throw NoAnswer.orCancellation(error)
        }
    }

    private func address(of host: String) async throws -> HostAddress {
        let all = try await lookUp(host)
        guard let first = all.first else { throw NoAnswer("the name of the host is not known") }
        guard allowsPrivate || all.allSatisfy({ PublicAddress.isPublic($0.bytes) }) else {
            throw NoAnswer("its host is not on the public Internet, and the operator allows no other")
        }
        return first
    }
}
