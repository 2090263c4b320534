public import Domain

public import struct Foundation.Date

/// Somebody with an account here.
public struct PersonBody: Codable, Hashable, Sendable {
    public let id: String
    public let email: String
    public let name: String
    /// Whether they look after the whole installation.
    public let isAdministrator: Bool
    /// Whether a code is asked for beside the password.
    public let hasSecondFactor: Bool
    public let createdAt: Date
    /// Since when they may not sign in any more.
    public let disabledAt: Date?

    public init(_ person: Person) {
        id = person.id.rawValue
        email = person.email.rawValue
        name = person.name
        isAdministrator = person.isAdministrator
        hasSecondFactor = person.hasSecondFactor
        createdAt = person.createdAt
        disabledAt = person.disabledAt
    }
}
