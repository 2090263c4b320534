public import Domain

public import struct Foundation.Date

/// A token as it is shown: never what it is made of.
public struct TokenBody: Codable, Hashable, Sendable {
    public let id: String
    public let name: String
    /// Its first characters, by which a person knows it again.
    public let prefix: String
    /// Whom it speaks for; nil for the installation itself.
    public let person: String?
    /// The id of the one workspace that it is for, and the most that it may do there; nil for no such limit.
    public let workspace: String?
    public let role: Role?
    public let createdAt: Date
    public let expiresAt: Date?
    public let revokedAt: Date?

    public init(_ token: Token) {
        id = token.id.rawValue
        name = token.name
        prefix = token.prefix
        person = token.person?.rawValue
        workspace = token.scope?.workspace.rawValue
        role = token.scope?.role
        createdAt = token.createdAt
        expiresAt = token.expiresAt
        revokedAt = token.revokedAt
    }
}
