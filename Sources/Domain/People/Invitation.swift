import struct Foundation.Date

/// Lets whoever shows its text in, once. The text is shown when it is made, and kept only as a hash.
public struct Invitation: Identifiable, Codable, Hashable, Sendable {
    public struct ID: Identifier {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    /// What who takes it becomes.
    public enum Offer: Codable, Hashable, Sendable {
        case administrator
        case membership(Workspace.ID, Role)
        /// Who they were, with a new password.
        case account(Person.ID)
    }

    public let id: ID
    public let offer: Offer
    /// The one address that it is for; nil for whoever has it.
    public let email: EmailAddress?
    /// Who made it, as the audit names them.
    public let invitedBy: String
    public let createdAt: Date
    public let expiresAt: Date
    /// When it was taken, or taken back.
    public let endedAt: Date?

    public init(
        id: ID, offer: Offer, email: EmailAddress?, invitedBy: String, createdAt: Date, expiresAt: Date,
        endedAt: Date? = nil
    ) {
        self.id = id
        self.offer = offer
        self.email = email
        self.invitedBy = invitedBy
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.endedAt = endedAt
    }

    public func isOpen(at now: Date) -> Bool { endedAt == nil && now < expiresAt }
}
