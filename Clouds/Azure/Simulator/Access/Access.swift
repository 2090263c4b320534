import Foundation

/// Who may do what where: role definitions, and their assignments.
struct Access: Sendable {
    struct Assignment: Sendable {
        /// A GUID; given by who makes it.
        let name: String
        let scope: ResourceID
        let roleID: String
        let principalID: String
        let principalType: String
        let madeAt: Date
        let madeBy: String
        /// Who is asked believes in it from then on.
        var effectiveFrom: Date
        /// And until then.
        var effectiveUntil = Date.distantFuture
        /// Whether it is listed; one that was removed is still believed in for a while.
        var isRemoved = false
        /// Made from outside, and no part of what is compared.
        var isGuest = false

        func isEffective(at now: Date) -> Bool { effectiveFrom <= now && now < effectiveUntil }
    }

    var roles = Role.builtIn
    var assignments: [Assignment] = []

    func role(_ id: String) -> Role? { roles.first { $0.id == id.lowercased() } }

    func role(named name: String) -> Role? { roles.first { $0.name.lowercased() == name.lowercased() } }

    /// The roles that somebody has at a scope, inherited ones too.
    func roles(of principal: String, at scope: ResourceID, on now: Date) -> [Role] {
        assignments.filter { $0.principalID == principal && $0.isEffective(at: now) && scope.isInside($0.scope) }
            .compactMap { role($0.roleID) }
    }

    func allows(_ action: String, to principal: String, at scope: ResourceID, on now: Date) -> Bool {
        roles(of: principal, at: scope, on: now).contains { $0.allows(action) }
    }

    /// Whether somebody may do anything anywhere in a scope: then the scope itself shows.
    func knows(_ principal: String, in scope: ResourceID, on now: Date) -> Bool {
        assignments.contains { $0.principalID == principal && $0.isEffective(at: now) && $0.scope.isInside(scope) }
    }
}
