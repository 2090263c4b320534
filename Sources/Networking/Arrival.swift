import AsyncHTTPClient
import Cloud

/// The body of an answer on its way to us, pulled no faster than it is read, and whole by its deadline.
///
/// Who stops reading lets go of the body, and with it of the connection.
actor Arrival {
    private var chunks: HTTPClientResponse.Body.AsyncIterator
    private let deadline: ContinuousClock.Instant

    init(of body: HTTPClientResponse.Body, until deadline: ContinuousClock.Instant) {
        chunks = body.makeAsyncIterator()
        self.deadline = deadline
    }

    nonisolated var body: Response.Body {
        Response.Body(AsyncThrowingStream { try await self.nextInTime() })
    }

    private func nextInTime() async throws -> [UInt8]? {
        try await withThrowingTaskGroup(of: [UInt8]?.self) { [deadline] race in
            race.addTask { try await self.next() }
            race.addTask {
                try await Task.sleep(until: deadline, clock: .continuous)
                throw NoAnswer.late
            }
            defer { race.cancelAll() }
            return try await race.next() ?? nil
        }
    }

    private func next() async throws -> [UInt8]? {
        do {
            // An actor's own iterator cannot be advanced across an await: its copy is, which shares the body.
            var chunks = chunks
            defer { self.chunks = chunks }
            return try await chunks.next(isolation: self).map { Array($0.readableBytesView) }
        } catch {
            throw NoAnswer.orCancellation(error)
        }
    }
}
