import struct Foundation.Date

/// That somebody whom an identity provider knows is a person of this installation.
public struct Identity: Identifiable, Codable, Hashable, Sendable {
    public struct ID: Identifier {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    public let id: ID
    public let person: Person.ID
    /// Whose word it is: the provider's URL, as its tokens spell it.
    public let issuer: String
    /// Whom the provider means. It never gives this to anybody else, unlike an address or a name.
    public let subject: String
    public let createdAt: Date
    /// When they signed in with it last.
    public let usedAt: Date

    public init(id: ID, person: Person.ID, issuer: String, subject: String, createdAt: Date, usedAt: Date? = nil) {
        self.id = id
        self.person = person
        self.issuer = issuer
        self.subject = subject
        self.createdAt = createdAt
        self.usedAt = usedAt ?? createdAt
    }
}
