public import Domain

public import struct Foundation.Date

/// A member of a workspace, as everybody in it sees them.
public struct MemberBody: Codable, Hashable, Sendable {
    /// The person's.
    public let id: String
    public let email: String
    public let name: String
    public let role: Role
    public let since: Date
    /// Whether a code is asked for beside the password.
    public let hasSecondFactor: Bool

    public init(id: String, email: String, name: String, role: Role, since: Date, hasSecondFactor: Bool) {
        self.id = id
        self.email = email
        self.name = name
        self.role = role
        self.since = since
        self.hasSecondFactor = hasSecondFactor
    }
}
