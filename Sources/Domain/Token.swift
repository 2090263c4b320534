import struct Foundation.Date

/// Lets a program speak for somebody. What it is made of is shown once and kept only as a hash.
public struct Token: Identifiable, Codable, Hashable, Sendable {
    public struct ID: Identifier {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    public let id: ID
    public let name: String
    /// Its first characters, by which a person knows it again.
    public let prefix: String
    public let createdAt: Date
    public let expiresAt: Date?
    public var revokedAt: Date?

    public init(
        id: ID, name: String, prefix: String, createdAt: Date, expiresAt: Date? = nil, revokedAt: Date? = nil
    ) {
        self.id = id
        self.name = name
        self.prefix = prefix
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.revokedAt = revokedAt
    }

    public func isValid(at now: Date) -> Bool { revokedAt == nil && expiresAt.map { now < $0 } ?? true }
}
