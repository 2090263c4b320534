/// The way to the server: sends one request. Throws `Silence` when no answer came.
public struct Door: Sendable {
    public struct Request: Sendable {
        public let method: String
        public let url: String
        public let headers: [String: String]
        public let body: [UInt8]
        /// How long the whole exchange may take, the body of the answer included.
        public let deadline: Duration
    }

    public struct Answer: Sendable {
        public let status: Int
        /// By names in lower case.
        public let headers: [String: String]
        public let body: AsyncThrowingStream<[UInt8], any Error>

        public init(status: Int, headers: [String: String], body: AsyncThrowingStream<[UInt8], any Error>) {
            self.status = status
            self.headers = headers
            self.body = body
        }

        /// All of the body. Throws `Silence` when it is longer than `limit` bytes.
        func collect(upTo limit: Int = 16 << 20) async throws -> [UInt8] {
            var bytes: [UInt8] = []
            for try await chunk in body {
                guard bytes.count + chunk.count <= limit else {
                    throw Silence("its answer is over \(limit) bytes long")
                }
                bytes += chunk
            }
            try Task.checkCancellation()
            return bytes
        }
    }

    /// Nothing usable came back.
    public struct Silence: Error, Sendable {
        public let reason: String

        public init(_ reason: String) { self.reason = reason }
    }

    let send: @Sendable (Request) async throws -> Answer

    public init(_ send: @escaping @Sendable (Request) async throws -> Answer) { self.send = send }
}
