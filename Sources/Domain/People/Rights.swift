/// What somebody may do, and where. What is not said here is not allowed.
public struct Rights: Hashable, Sendable {
    /// May do everything, in every workspace.
    public let isAdministrator: Bool
    private let permissions: [Workspace.ID: Set<Permission>]

    public static let none = Rights(isAdministrator: false, permissions: [:])
    public static let administrator = Rights(isAdministrator: true, permissions: [:])

    private init(isAdministrator: Bool, permissions: [Workspace.ID: Set<Permission>]) {
        self.isAdministrator = isAdministrator
        self.permissions = permissions
    }

    /// A member's rights in each of the workspaces.
    public init(_ roles: [Workspace.ID: Role]) {
        self.init(isAdministrator: false, permissions: roles.mapValues(\.permissions))
    }

    public func permissions(in workspace: Workspace.ID) -> Set<Permission> {
        isAdministrator ? Set(Permission.allCases) : permissions[workspace] ?? []
    }

    public func may(_ permission: Permission, in workspace: Workspace.ID) -> Bool {
        permissions(in: workspace).contains(permission)
    }

    /// To who does not see a workspace, there is no such workspace.
    public func sees(_ workspace: Workspace.ID) -> Bool { may(.seeWorkspace, in: workspace) }

    /// Only what a role has, in one workspace, and nothing that was not there before.
    public func narrowed(to scope: Token.Scope) -> Rights {
        let left = permissions(in: scope.workspace).intersection(scope.role.permissions)
        return Rights(isAdministrator: false, permissions: [scope.workspace: left])
    }

    /// Whether nothing of `scope` goes beyond them.
    public func cover(_ scope: Token.Scope) -> Bool {
        scope.role.permissions.isSubset(of: permissions(in: scope.workspace))
    }
}
