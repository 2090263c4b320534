/// What somebody may do. Each verb of the control plane asks for one, before anything else.
public enum Permission: String, CaseIterable, Codable, Sendable {
    /// Its clusters with what becomes of them, its credentials without their secrets, its members.
    case seeWorkspace
    /// Have the cloud asked what a cluster would need; nothing is changed there.
    case useCredentials
    /// Create, change and retry clusters.
    case editClusters
    case deleteClusters
    /// Add, change, prepare and delete credentials.
    case keepCredentials
    /// Invite people, give them other roles, and have them leave; owners apart.
    case keepMembers
    /// The same with owners.
    case keepOwners
    case readAudit
    /// Say who is told of what, and by which way.
    case keepNotifications
    /// What concerns the whole installation. No role of a workspace has it.
    case administer

    /// As it stands in “may not …”.
    public var words: String {
        switch self {
        case .seeWorkspace: "see this workspace"
        case .useCredentials: "use its credentials"
        case .editClusters: "create or change clusters"
        case .deleteClusters: "delete clusters"
        case .keepCredentials: "add or change credentials"
        case .keepMembers: "change its members"
        case .keepOwners: "change its owners"
        case .readAudit: "read the audit"
        case .keepNotifications: "change who is told"
        case .administer: "administer this installation"
        }
    }
}
