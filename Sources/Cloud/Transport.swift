/// Sends one HTTP request. The only door to the network; simulators stand in its place.
///
/// Throws `NoAnswer` when it is not known whether the request had an effect.
public typealias Transport = @Sendable (Request) async throws -> Response

public struct Request: Sendable {
    public var method: String
    /// Absolute, percent-encoded.
    public var url: String
    public var headers: Headers
    public var body: [UInt8]
    /// How long the whole exchange may take, the body of the answer included.
    public var deadline: Duration
    public var trust: Trust

    /// Whom the other side must be.
    public enum Trust: Sendable, Hashable {
        /// Signed by an authority that the machine trusts.
        case system
        /// Signed by this authority alone (PEM), as a cluster's API server is.
        case authority(String)
    }

    public init(
        _ method: String, _ url: String, headers: Headers = [:], body: [UInt8] = [],
        deadline: Duration = .seconds(30), trust: Trust = .system
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.deadline = deadline
        self.trust = trust
    }
}

public struct Response: Sendable {
    public var status: Int
    public var headers: Headers
    public var body: Body

    public init(status: Int, headers: Headers = [:], body: Body = Body([])) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// A body as it arrives.
    public struct Body: Sendable {
        public let chunks: AsyncThrowingStream<[UInt8], any Error>

        public init(_ chunks: AsyncThrowingStream<[UInt8], any Error>) { self.chunks = chunks }

        public init(_ bytes: [UInt8]) {
            chunks = AsyncThrowingStream { stream in
                stream.yield(bytes)
                stream.finish()
            }
        }

        /// All of it. Throws `NoAnswer` when it is longer than `limit` bytes.
        public func collect(upTo limit: Int = 16 << 20) async throws -> [UInt8] {
            var all: [UInt8] = []
            for try await chunk in chunks {
                guard all.count + chunk.count <= limit else { throw NoAnswer("the answer is over \(limit) bytes long") }
                all += chunk
            }
            // A stream that is read in a cancelled task ends as if it were whole.
            try Task.checkCancellation()
            return all
        }
    }
}

/// Nothing usable came back: the request may or may not have had its effect.
public struct NoAnswer: Error, Sendable, CustomStringConvertible {
    /// Why, without any part of the request in it.
    public let reason: String

    public init(_ reason: String) { self.reason = reason }

    public var description: String { "no answer: \(reason)" }
}
