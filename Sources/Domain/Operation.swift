import struct Foundation.Date

/// What a person asked for, one for each generation of an owner, and whether it is done.
public struct Operation: Codable, Hashable, Sendable {
    public enum Kind: String, Codable, Sendable { case create, edit, retry, delete, forget }

    public let owner: String
    public let generation: Int
    public let kind: Kind
    /// Who asked, as the audit names them.
    public let requestedBy: String
    public let requestedAt: Date
    public let finishedAt: Date?

    public init(
        owner: String, generation: Int, kind: Kind, requestedBy: String, requestedAt: Date, finishedAt: Date? = nil
    ) {
        self.owner = owner
        self.generation = generation
        self.kind = kind
        self.requestedBy = requestedBy
        self.requestedAt = requestedAt
        self.finishedAt = finishedAt
    }
}
