import struct Foundation.Date

/// A person at a browser, from signing in until the end of it.
public struct Session: Identifiable, Codable, Hashable, Sendable {
    public struct ID: Identifier {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    /// Ends when nothing was asked for so long, and after so long in any case.
    public static let idleLimit = Duration.minutes(30)
    public static let limit = Duration.minutes(12 * 60)

    public let id: ID
    public let person: Person.ID
    /// From where, as the server saw it.
    public let address: String
    /// What the browser calls itself.
    public let agent: String
    public let createdAt: Date
    /// When something was asked last, to the minute.
    public let seenAt: Date
    public let endedAt: Date?

    public init(
        id: ID, person: Person.ID, address: String, agent: String, createdAt: Date, seenAt: Date? = nil,
        endedAt: Date? = nil
    ) {
        self.id = id
        self.person = person
        self.address = address
        self.agent = agent
        self.createdAt = createdAt
        self.seenAt = seenAt ?? createdAt
        self.endedAt = endedAt
    }

    public var expiresAt: Date { min(createdAt + Self.limit, seenAt + Self.idleLimit) }

    public func isValid(at now: Date) -> Bool { endedAt == nil && now < expiresAt }
}
