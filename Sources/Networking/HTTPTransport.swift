import AsyncHTTPClient
import Cloud

/// The real door to the network. One is enough for a program: it keeps the connections that all calls share.
///
/// Redirects are answers like any other, because a signed request must not be sent to another address. Bodies are
/// handed over as they were sent, still compressed. Proxies are not used, whatever the environment says.
/// `shutdown()` has to be called before the last copy goes.
public struct HTTPTransport: Sendable {
    private let client: HTTPClient

    /// - Parameters:
    ///   - connecting: how long one request may wait for a connection. One that is refused or reset before a
    ///     request is on it is tried again until then.
    ///   - connectionsPerHost: beyond it, a request waits, within its deadline, for another to be answered.
    public init(connecting: Duration = .seconds(10), connectionsPerHost: Int = 256) {
        var configuration = HTTPClient.Configuration(
            tlsConfiguration: Request.Trust.systemRoots, redirectConfiguration: .disallow,
            timeout: .init(connect: .init(connecting)), decompression: .disabled)
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = connectionsPerHost
        // Clouds close idle connections after about a minute. A request sent into that moment is lost, and a lost
        // create costs a whole settle time, so we close first.
        configuration.connectionPool.idleTimeout = .seconds(20)
        // One request on one connection: none is lost because another one's connection broke.
        configuration.httpVersion = .http1Only
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    /// Every answer that is whole is returned, whatever its status. Everything else is `NoAnswer`, a connection that
    /// was refused included: what was never sent had no effect, but to look again costs little and is always right.
    /// A cancelled task gets `CancellationError`.
    public var transport: Transport { send }

    /// Closes all connections; what is still under way gets `NoAnswer`.
    public func shutdown() async throws { try await client.shutdown() }

    private func send(_ request: Request) async throws -> Response {
        let deadline = ContinuousClock.now + request.deadline
        do {
            // The client's own deadline ends with the head of the answer.
            let answer = try await client.execute(HTTPClientRequest(request), timeout: .init(request.deadline))
            return Response(
                status: Int(answer.status.code),
                headers: answer.headers.reduce(into: Headers()) { $0.append($1.name, $1.value) },
                body: Arrival(of: answer.body, until: deadline).body)
        } catch {
            throw NoAnswer.orCancellation(error)
        }
    }
}

extension HTTPClientRequest {
    init(_ request: Request) throws {
        self.init(url: request.url)
        method = .init(rawValue: request.method)
        for field in request.headers { headers.add(name: field.name, value: field.value) }
        if !request.body.isEmpty { body = .bytes(request.body) }
        if case .authority(let certificate) = request.trust {
            tlsConfiguration = try Request.Trust.onlyRoots(in: certificate)
        }
    }
}
