import struct Foundation.Date

/// Somebody with an account of this installation's own.
public struct Person: Identifiable, Codable, Hashable, Sendable {
    public struct ID: Identifier {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    public let id: ID
    /// What they sign in with; in small letters, and nobody else's.
    public let email: EmailAddress
    public let name: String
    /// Whether they look after the whole installation.
    public let isAdministrator: Bool
    public let createdAt: Date
    /// Since when they may not sign in any more.
    public var disabledAt: Date?
    /// Whether a code is asked for beside the password.
    public var hasSecondFactor: Bool

    public init(
        id: ID, email: EmailAddress, name: String, isAdministrator: Bool, createdAt: Date, disabledAt: Date? = nil,
        hasSecondFactor: Bool = false
    ) {
        self.id = id
        self.email = email
        self.name = name
        self.isAdministrator = isAdministrator
        self.createdAt = createdAt
        self.disabledAt = disabledAt
        self.hasSecondFactor = hasSecondFactor
    }

    /// Throws a `Problem` unless it can stand in a list and in a sentence.
    public static func check(name: String) throws(Problem) {
        let advice = "Give a name of 1 to 80 characters on one line."
        guard (1...80).contains(name.count), !name.allSatisfy(\.isWhitespace) else {
            throw .invalid("name", "The name has \(name.count) characters.", advice: advice)
        }
        let isOneLine = name.unicodeScalars.allSatisfy { scalar in
            ![.control, .format, .lineSeparator, .paragraphSeparator, .unassigned].contains(
                scalar.properties.generalCategory)
        }
        guard isOneLine else { throw .invalid("name", "The name has characters that do not show.", advice: advice) }
    }
}
