import struct Foundation.Date

/// Something that happened to an owner, in words.
public struct Event: Identifiable, Codable, Hashable, Sendable {
    public enum Kind: String, Codable, Sendable {
        /// A person asked for something, and it was taken on.
        case accepted
        case phase, step, problem
        /// A team could not be told.
        case notification
    }

    /// Grows with time within one owner.
    public let id: Int64
    public let owner: String
    public let at: Date
    public let kind: Kind
    public let step: String?
    public let text: String
    public let problem: Problem?

    public init(
        id: Int64, owner: String, at: Date, kind: Kind, step: String? = nil, text: String, problem: Problem? = nil
    ) {
        self.id = id
        self.owner = owner
        self.at = at
        self.kind = kind
        self.step = step
        self.text = text
        self.problem = problem
    }
}
