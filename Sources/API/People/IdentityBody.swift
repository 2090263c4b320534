public import Domain

public import struct Foundation.Date

/// An account at an identity provider that lets somebody in.
public struct IdentityBody: Codable, Hashable, Sendable {
    public let id: String
    /// The provider's URL, and whom it means.
    public let issuer: String
    public let subject: String
    public let createdAt: Date
    /// When they signed in with it last.
    public let usedAt: Date

    public init(_ identity: Identity) {
        id = identity.id.rawValue
        issuer = identity.issuer
        subject = identity.subject
        createdAt = identity.createdAt
        usedAt = identity.usedAt
    }
}
