import struct Foundation.Date

/// What a token is made from.
public struct TokenOrder: Codable, Hashable, Sendable {
    public var name: String
    /// Nil for never.
    public var expiresAt: Date?

    public init(name: String, expiresAt: Date? = nil) {
        self.name = name
        self.expiresAt = expiresAt
    }
}
