import Domain
import Foundation
import Simulation

/// What an Owner does with roles of the customer's own. They are left out of the inventory.
extension AzureSimulator {
    /// Makes a role of what `az role definition create --role-definition` is given; its name, or nil where that is no
    /// role. One of that name is replaced, and believed in at once.
    @discardableResult
    public func defineRole(_ text: String) -> String? {
        guard let wish = JSON(reading: Array(text.utf8)), let name = wish["Name"].string else { return nil }
        world.withLock { world in
            let id = world.access.role(named: name)?.id ?? world.newGUID("role/\(name)")
            world.access.roles.removeAll { $0.id == id }
            world.access.roles.append(
                Role(
                    id: id, name: name, about: wish["Description"].string ?? "", actions: wish["Actions"].strings,
                    notActions: wish["NotActions"].strings, isBuiltIn: false,
                    scopes: wish["AssignableScopes"].strings.map { ResourceID($0) }, isGuest: true))
        }
        return name
    }

    /// Takes an action out of a role of the customer's own; that is believed at once.
    public func withdraw(_ action: String, from role: String) {
        change(role) { $0.actions.removeAll { $0.lowercased() == action.lowercased() } }
    }

    /// Puts an action into a role of the customer's own, unless it is there.
    public func giveBack(_ action: String, to role: String) {
        change(role) { role in
            guard !role.actions.contains(where: { $0.lowercased() == action.lowercased() }) else { return }
            role.actions.append(action)
        }
    }

    private func change(_ name: String, _ body: (inout Role) -> Void) {
        world.withLock { world in
            guard let place = world.access.roles.firstIndex(where: { $0.name == name && !$0.isBuiltIn }) else { return }
            body(&world.access.roles[place])
        }
    }
}
