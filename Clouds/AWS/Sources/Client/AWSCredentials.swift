import Domain
import Foundation

/// A key that signs requests.
public struct AWSCredentials: Sendable, Hashable {
    public let accessKeyID: String
    public let secretAccessKey: Secret
    /// Only with a temporary key.
    public let sessionToken: Secret?
    /// When a temporary key ends.
    public let expiresAt: Date?

    public init(accessKeyID: String, secretAccessKey: Secret, sessionToken: Secret? = nil, expiresAt: Date? = nil) {
        self.accessKeyID = accessKeyID
        self.secretAccessKey = secretAccessKey
        self.sessionToken = sessionToken
        self.expiresAt = expiresAt
    }
}
