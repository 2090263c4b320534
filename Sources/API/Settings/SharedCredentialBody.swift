import Domain

/// A credential that other teams than its own may use for their clusters.
public struct SharedCredentialBody: Codable, Hashable, Sendable {
    public let id: String
    public let name: String
    public let provider: String
    public let phase: Credential.Phase
    /// Whose it is.
    public let workspace: String
    /// Who may use it; absent for all, and for those who only use it.
    public let with: [String]?

    public init(
        id: String, name: String, provider: String, phase: Credential.Phase, workspace: String, with: [String]?
    ) {
        self.id = id
        self.name = name
        self.provider = provider
        self.phase = phase
        self.workspace = workspace
        self.with = with
    }
}
