import struct Foundation.Date

/// Lets a program speak for somebody. What it is made of is shown once and kept only as a hash.
public struct Token: Identifiable, Codable, Hashable, Sendable {
    public struct ID: Identifier {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    /// The most that a token may do.
    public struct Scope: Codable, Hashable, Sendable {
        public let workspace: Workspace.ID
        public let role: Role

        public init(workspace: Workspace.ID, role: Role) {
            self.workspace = workspace
            self.role = role
        }
    }

    public let id: ID
    public let name: String
    /// Its first characters, by which a person knows it again.
    public let prefix: String
    /// Whom it speaks for: it may never do more than they may. Nil for the installation itself.
    public let person: Person.ID?
    /// Nil where it may do all that whom it speaks for may.
    public let scope: Scope?
    public let createdAt: Date
    public let expiresAt: Date?
    public var revokedAt: Date?

    public init(
        id: ID, name: String, prefix: String, person: Person.ID? = nil, scope: Scope? = nil, createdAt: Date,
        expiresAt: Date? = nil, revokedAt: Date? = nil
    ) {
        self.id = id
        self.name = name
        self.prefix = prefix
        self.person = person
        self.scope = scope
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.revokedAt = revokedAt
    }

    public func isValid(at now: Date) -> Bool { revokedAt == nil && expiresAt.map { now < $0 } ?? true }
}
