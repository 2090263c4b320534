import ControlPlane
import Domain

/// Somebody who is signed in.
struct Guest: Sendable {
    let caller: Caller
    let session: SessionText
    /// Those that they see, by name.
    let workspaces: [Workspace]

    /// What every form of theirs carries, which no other site can know.
    var formToken: String { session.formToken }

    func may(_ permission: Permission, in workspace: String?) -> Bool {
        guard let place = workspaces.first(where: { $0.name == workspace }) else { return false }
        return caller.rights.may(permission, in: place.id)
    }
}
