import AsyncHTTPClient
public import Cloud
import Foundation

/// The door to addresses that customers gave, which must not lead into the operator's own network.
///
/// The host's name is looked up once, every address that is found has to be public, and the connection goes to the
/// first of them: what the name stands for a moment later does not matter. Redirects are answers, proxies are not
/// used, nothing of an answer is read but its head.
public struct GuardedTransport: Sendable {
    private let allowsPrivate: Bool
    private let trust: Request.Trust
    private let lookUp: @Sendable (String) async throws -> [HostAddress]

    /// - Parameters:
    ///   - allowsPrivate: any address will do.
    ///   - trust: in whom the other side has to have its certificate from, whatever a request says.
    public init(allowsPrivate: Bool = false, trust: Request.Trust = .system) {
        self.init(allowsPrivate: allowsPrivate, trust: trust, lookUp: HostAddress.all)
    }

    init(
        allowsPrivate: Bool = false, trust: Request.Trust = .system,
        lookUp: @escaping @Sendable (String) async throws -> [HostAddress]
    ) {
        self.allowsPrivate = allowsPrivate
        self.trust = trust
        self.lookUp = lookUp
    }

    /// Answers without a body. Everything else is `NoAnswer`; a cancelled task gets `CancellationError`.
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
        do {
            let answer = try await client.execute(HTTPClientRequest(request), timeout: .init(request.deadline))
            try? await client.shutdown()
            return Response(status: Int(answer.status.code))
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
