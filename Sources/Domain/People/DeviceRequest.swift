import struct Foundation.Date

/// A program on some machine that asks to act for whoever enters its code in the dashboard (RFC 8628).
public struct DeviceRequest: Identifiable, Hashable, Sendable {
    public struct ID: Identifier {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    public enum Decision: String, Sendable { case approved, denied }

    /// For how long its codes are good.
    public static let lifetime = Duration.minutes(10)
    /// How long a program waits between two questions; so much longer each time that it did not (RFC 8628, 3.5).
    public static let pause = Duration.seconds(5)

    public let id: ID
    /// What the machine calls itself: whoever asks may write anything here.
    public let host: String
    /// From where it asked, as the server saw it.
    public let address: String
    public let createdAt: Date
    /// Who decided, and how; nil while nobody has.
    public let person: Person.ID?
    public let decision: Decision?
    /// How long this program has to wait between two questions.
    public let pause: Duration
    public let askedAt: Date?
    /// When the program was told how it was decided.
    public let endedAt: Date?

    public init(
        id: ID, host: String, address: String, createdAt: Date, person: Person.ID? = nil, decision: Decision? = nil,
        pause: Duration = pause, askedAt: Date? = nil, endedAt: Date? = nil
    ) {
        self.id = id
        self.host = host
        self.address = address
        self.createdAt = createdAt
        self.person = person
        self.decision = decision
        self.pause = pause
        self.askedAt = askedAt
        self.endedAt = endedAt
    }

    public var expiresAt: Date { createdAt + Self.lifetime }

    public func isOpen(at now: Date) -> Bool { endedAt == nil && now < expiresAt }
}
