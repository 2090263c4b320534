import Domain

/// Which ways and buttons a page offers to who looks at it. Nothing trusts that: each verb asks for itself.
struct FrameAccess: Sendable {
    struct Place: Sendable {
        let name: String
        let path: String
        let isHere: Bool
    }

    let isAdministrator: Bool
    let places: [Place]
    /// There is something to choose.
    let hasPlaces: Bool
    let keepsCredentials: Bool
    let usesCredentials: Bool
    let editsClusters: Bool
    let deletesClusters: Bool

    init(of guest: Guest?, in workspace: String?) {
        isAdministrator = guest?.caller.rights.isAdministrator ?? false
        places = (guest?.workspaces ?? []).map {
            Place(name: $0.name, path: Pages.path($0.name), isHere: $0.name == workspace)
        }
        hasPlaces = isAdministrator || places.count > 1 || (workspace == nil && !places.isEmpty)
        func may(_ permission: Permission) -> Bool { guest?.may(permission, in: workspace) ?? false }
        keepsCredentials = may(.keepCredentials)
        usesCredentials = may(.useCredentials)
        editsClusters = may(.editClusters)
        deletesClusters = may(.deleteClusters)
    }
}
