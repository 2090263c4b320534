import struct Foundation.Date

/// The one thing that is written down before it is done: that a create is about to be sent.
public struct Journal: Sendable {
    /// Commits an attempt to create `step`, or returns nil while an earlier one, not older than `settle`, may still
    /// surface. Taking up an older one keeps its token. One statement, which also tests the writer's epoch; throws
    /// `JournalError` when nothing could be committed.
    public let begin: @Sendable (_ step: String, _ settle: Duration) async throws -> Attempt?

    public init(begin: @escaping @Sendable (_ step: String, _ settle: Duration) async throws -> Attempt?) {
        self.begin = begin
    }
}

/// A create whose result has not been seen yet.
public struct Attempt: Codable, Hashable, Sendable {
    public let step: String
    /// What the cloud is sent where it takes an idempotency token.
    public let token: String
    public let beganAt: Date

    public init(step: String, token: String, beganAt: Date) {
        self.step = step
        self.token = token
        self.beganAt = beganAt
    }
}

/// The store did not take a write: the pass ends here, and whoever holds the owner now goes on.
public struct JournalError: Error {
    public let underlying: any Error

    public init(_ underlying: any Error) { self.underlying = underlying }
}
