public import Foundation

/// A key that the installation's issuer signs with, as it lies in the store.
public struct StoredIssuerKey: Sendable, Hashable {
    /// What tokens and published keys call it.
    public let id: String
    /// The private half, sealed by the vault.
    public let sealed: Data
    public let createdAt: Date

    public init(id: String, sealed: Data, createdAt: Date) {
        self.id = id
        self.sealed = sealed
        self.createdAt = createdAt
    }
}
