import Domain

import struct Foundation.Date

/// A token as it is shown: never what it is made of.
public struct TokenBody: Codable, Hashable, Sendable {
    public let id: String
    public let name: String
    /// Its first characters, by which a person knows it again.
    public let prefix: String
    public let createdAt: Date
    public let expiresAt: Date?
    public let revokedAt: Date?

    public init(_ token: Token) {
        id = token.id.rawValue
        name = token.name
        prefix = token.prefix
        createdAt = token.createdAt
        expiresAt = token.expiresAt
        revokedAt = token.revokedAt
    }
}
