import struct Foundation.Date

/// What lets us act in somebody's cloud account. Its secrets are in the vault, never in here.
public struct Credential: Identifiable, Codable, Hashable, Sendable {
    public struct ID: Identifier {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    public enum Phase: String, Codable, Sendable, CaseIterable { case pendingValidation, ready, invalid }

    public let id: ID
    public let workspace: Workspace.ID
    public var name: String
    /// A provider's id.
    public let provider: String
    public var phase: Phase
    /// The fields that are no secrets, of the version in use (or of the first one, before any is).
    public var fields: [String: String]
    /// Whose it is, once the cloud has said so.
    public var account: Account?
    /// The version in use: the last one that was Ready; 0 before any was.
    public var version: Int
    /// The version that is being validated beside it.
    public var pendingVersion: Int?
    /// Why it is invalid, or why the pending version is not taken into use.
    public var problem: Problem?
    public var warnings: [Problem]
    public var validatedAt: Date?
    public let createdAt: Date
    /// Counts edits: an edit names the revision that it read.
    public var revision: Int

    public init(
        id: ID, workspace: Workspace.ID, name: String, provider: String, fields: [String: String], createdAt: Date
    ) {
        self.id = id
        self.workspace = workspace
        self.name = name
        self.provider = provider
        self.fields = fields
        self.createdAt = createdAt
        phase = .pendingValidation
        version = 0
        pendingVersion = 1
        warnings = []
        revision = 1
    }
}

/// Whose a credential is, in the cloud's own words.
public struct Account: Codable, Hashable, Sendable {
    /// The account or subscription that everything is made in, and billed to.
    public let id: String
    /// Who we are there, such as `arn:aws:iam::123456789012:user/byoc`.
    public let principal: String
    /// The cloud's own id of that principal, which a namesake made later does not share.
    public let principalID: String

    public init(id: String, principal: String, principalID: String) {
        self.id = id
        self.principal = principal
        self.principalID = principalID
    }
}
