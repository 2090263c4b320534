import struct Foundation.Date

/// What a person asked of a cluster: one for each generation.
public struct OperationBody: Codable, Hashable, Sendable {
    /// `create`, `edit`, `retry`, `delete` or `forget`.
    public let kind: String
    public let generation: Int
    public let requestedBy: String
    public let requestedAt: Date
    /// When all of it was done.
    public let finishedAt: Date?

    public init(kind: String, generation: Int, requestedBy: String, requestedAt: Date, finishedAt: Date? = nil) {
        self.kind = kind
        self.generation = generation
        self.requestedBy = requestedBy
        self.requestedAt = requestedAt
        self.finishedAt = finishedAt
    }
}
