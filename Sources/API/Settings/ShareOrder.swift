/// Which credential others may use.
public struct ShareOrder: Codable, Hashable, Sendable {
    /// Whose it is: a team's name or id.
    public var workspace: String
    /// Its name or id.
    public var credential: String
    /// The teams that may use it, by name or id; absent for all.
    public var with: [String]?

    public init(workspace: String, credential: String, with: [String]? = nil) {
        self.workspace = workspace
        self.credential = credential
        self.with = with
    }
}
