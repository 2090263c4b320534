public import Domain

public import struct Foundation.Date

/// What a token is made from.
public struct TokenOrder: Codable, Hashable, Sendable {
    public var name: String
    /// The name or id of the one workspace that it is for; nil for all that whoever makes it may do.
    public var workspace: String?
    /// The most that it may do there; nil for what an auditor may.
    public var role: Role?
    /// Nil for never, or for 90 days where there is a workspace.
    public var expiresAt: Date?

    public init(name: String, workspace: String? = nil, role: Role? = nil, expiresAt: Date? = nil) {
        self.name = name
        self.workspace = workspace
        self.role = role
        self.expiresAt = expiresAt
    }
}
