import struct Foundation.Date

/// That a person belongs to a workspace.
public struct Membership: Codable, Hashable, Sendable {
    public let workspace: Workspace.ID
    public let person: Person
    public let role: Role
    public let since: Date

    public init(workspace: Workspace.ID, person: Person, role: Role, since: Date) {
        self.workspace = workspace
        self.person = person
        self.role = role
        self.since = since
    }
}
