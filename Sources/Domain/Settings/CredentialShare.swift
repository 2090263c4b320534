/// That a team's credential may be used by another team, or by all, for clusters of theirs. They see neither its
/// fields nor its secrets.
public struct CredentialShare: Hashable, Sendable {
    public let credential: Credential.ID
    /// Nil for all teams.
    public let workspace: Workspace.ID?

    public init(credential: Credential.ID, workspace: Workspace.ID?) {
        self.credential = credential
        self.workspace = workspace
    }
}
