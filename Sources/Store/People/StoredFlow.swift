public import Domain
public import Foundation

/// A sign-in at an identity provider that one browser has begun.
public struct StoredFlow: Sendable, Hashable {
    public let provider: String
    /// Where the browser goes in the end: a path of our own.
    public let next: String
    /// The hash of the invitation that is taken with it.
    public let invitation: Data?
    /// Whose account gets the identity; nil for who is not signed in.
    public let session: Session.ID?
    /// From where it was begun, as it is counted.
    public let address: String
    public let expiresAt: Date

    public init(
        provider: String, next: String, invitation: Data? = nil, session: Session.ID? = nil, address: String,
        expiresAt: Date
    ) {
        self.provider = provider
        self.next = next
        self.invitation = invitation
        self.session = session
        self.address = address
        self.expiresAt = expiresAt
    }
}
