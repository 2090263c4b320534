import Foundation

/// A key that signs calls, and its secret half.
public struct AccessKey: Sendable, Hashable {
    /// `AKIA…`, or `ASIA…` for a session.
    public let id: String
    public let secret: String
    /// What a session sends along.
    public let sessionToken: String?

    public init(id: String, secret: String, sessionToken: String? = nil) {
        self.id = id
        self.secret = secret
        self.sessionToken = sessionToken
    }
}

extension IAM {
    /// An access key as the account keeps it.
    struct KeyRecord: Sendable {
        let key: AccessKey
        /// Whose it is; nil for the root of the account.
        let userName: String?
        let madeAt: Date
        var isActive = true
        /// When it was last used, for what and where.
        var lastUse: (date: Date, service: String, region: String)?
    }
}
