public import Hummingbird

extension Request {
    /// All of the body. Throws an `HTTPResponseError` where it is longer than `limit` bytes, or no HTTP to its end.
    public func collected(upTo limit: Int) async throws -> ByteBuffer {
        do { return try await body.collect(upTo: limit) } catch let error as any HTTPResponseError {
            throw error
        } catch let error as CancellationError { throw error } catch { throw HTTPError(.badRequest) }
    }
}
