import Foundation

extension IAM {
    /// Somebody who assumed a role, until it expires.
    struct Session: Sendable {
        let key: AccessKey
        let roleName: String
        /// The role's unique id: a session does not outlive its role.
        let roleID: String
        let name: String
        let startedAt: Date
        let expiresAt: Date
        /// What limits the session further, if anything.
        let policy: Policy?
        let sourceIdentity: String?
        let tags: [String: String]
    }
}
