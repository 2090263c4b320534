import Domain

/// A team, as it is shown.
public struct WorkspaceBody: Codable, Hashable, Sendable {
    public let id: String
    public let name: String

    public init(_ workspace: Workspace) {
        id = workspace.id.rawValue
        name = workspace.name
    }
}
