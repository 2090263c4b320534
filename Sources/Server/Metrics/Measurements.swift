public import Cloud
public import Domain

import struct Foundation.Date

/// What the server counts of itself since it started. Labels are of few values: no name that anybody chose is in one.
public final class Measurements: Sendable {
    struct Requests: Hashable {
        let route: String
        let method: String
        /// The first digit.
        let status: Int
    }

    struct Pass: Hashable {
        let kind: String
        let isTroubled: Bool
    }

    struct Calls: Hashable {
        let provider: String
        let outcome: String
    }

    struct Counts {
        var requests: [Requests: Int] = [:]
        var latencies: [String: Histogram] = [:]
        var passes: [Pass: Int] = [:]
        var passLength = Histogram(bounds: [0.01, 0.1, 0.5, 1, 5, 30])
        var calls: [Calls: Int] = [:]
        var callLengths: [String: Histogram] = [:]
    }

    private let state = Locked(Counts())
    private let time: Time

    public init(time: Time) { self.time = time }

    var counts: Counts { state.withLock { $0 } }

    /// One request was answered, or its answer begun where that is a stream.
    func count(_ requests: Requests, took length: Duration) {
        state.withLock {
            $0.requests[requests, default: 0] += 1
            $0.latencies[requests.route, default: Histogram(bounds: [0.005, 0.025, 0.1, 0.5, 2.5])].add(length)
        }
    }

    /// The loop has visited an owner.
    /// - Parameter kind: of owner.
    public func countPass(of kind: String, isTroubled: Bool, took length: Duration) {
        state.withLock {
            $0.passes[Pass(kind: kind, isTroubled: isTroubled), default: 0] += 1
            $0.passLength.add(length)
        }
    }

    /// The same door, with every call through it counted as one to this provider.
    public func counting(_ door: @escaping Transport, of provider: String) -> Transport {
        { [self] request in
            let began = time.now()
            do {
                let response = try await door(request)
                count(Calls(provider: provider, outcome: "\(response.status / 100)xx"), since: began)
                return response
            } catch {
                count(Calls(provider: provider, outcome: "none"), since: began)
                throw error
            }
        }
    }

    private func count(_ calls: Calls, since began: Date) {
        let length = time.now().elapsed(since: began)
        state.withLock {
            $0.calls[calls, default: 0] += 1
            $0.callLengths[calls.provider, default: Histogram(bounds: [0.05, 0.2, 1, 5, 20])].add(length)
        }
    }
}
