public import Domain

public import struct Foundation.Date

/// One browser that somebody is signed in with.
public struct SessionBody: Codable, Hashable, Sendable {
    public let id: String
    /// From where they signed in, as the server saw it.
    public let address: String
    /// What the browser calls itself.
    public let agent: String
    public let createdAt: Date
    /// When something was asked last, to the minute.
    public let seenAt: Date
    public let expiresAt: Date
    /// Whether it is the one that asks.
    public let isCurrent: Bool

    /// - Parameter current: the one that asks.
    public init(_ session: Session, current: Session.ID?) {
        id = session.id.rawValue
        address = session.address
        agent = session.agent
        createdAt = session.createdAt
        seenAt = session.seenAt
        expiresAt = session.expiresAt
        isCurrent = session.id == current
    }
}
