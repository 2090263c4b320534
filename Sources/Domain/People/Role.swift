/// What a member is to a workspace.
public enum Role: String, CaseIterable, Codable, Sendable {
    case owner, manager, member, auditor

    /// The one table of who may do what; what is not in it is not allowed.
    public var permissions: Set<Permission> {
        switch self {
        case .owner: Role.manager.permissions.union([.keepOwners])
        case .manager:
            Role.member.permissions.union([.keepCredentials, .keepMembers, .keepNotifications, .readAudit])
        case .member: [.seeWorkspace, .useCredentials, .editClusters, .deleteClusters]
        case .auditor: [.seeWorkspace, .readAudit]
        }
    }

    public func may(_ permission: Permission) -> Bool { permissions.contains(permission) }
}
