import Domain

import struct Foundation.Date

/// A credential as it is shown: never with a secret.
public struct CredentialBody: Codable, Hashable, Sendable {
    public let id: String
    public let name: String
    public let provider: String
    public let phase: Credential.Phase
    /// The fields that are no secrets.
    public let fields: [String: String]
    /// Whose it is, once the cloud has said so.
    public let account: Account?
    /// The version in use, and the one that is being validated beside it.
    public let version: Int
    public let pendingVersion: Int?
    public let problem: Problem?
    public let warnings: [Problem]
    public let validatedAt: Date?
    public let createdAt: Date
    public let revision: Int

    public init(_ credential: Credential) {
        id = credential.id.rawValue
        name = credential.name
        provider = credential.provider
        phase = credential.phase
        fields = credential.fields
        account = credential.account
        version = credential.version
        pendingVersion = credential.pendingVersion
        problem = credential.problem
        warnings = credential.warnings
        validatedAt = credential.validatedAt
        createdAt = credential.createdAt
        revision = credential.revision
    }
}
