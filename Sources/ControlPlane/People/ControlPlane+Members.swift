public import Domain
import Foundation
import Store

extension ControlPlane {
    /// By e-mail address.
    public func members(of workspace: Workspace.ID, as caller: Caller) async throws -> [Membership] {
        try caller.require(.seeWorkspace, in: workspace)
        return try await store.read { try $0.members(of: workspace) }
    }

    public func changeRole(
        of person: Person.ID, to role: Role, in workspace: Workspace.ID, as caller: Caller
    ) async throws -> Membership {
        try caller.require(.keepMembers, in: workspace)
        let now = time.now()
        let changed = try await store.write { transaction in
            let member = try transaction.member(person, of: workspace)
            if member.role == .owner || role == .owner { try caller.require(.keepOwners, in: workspace) }
            if role != .owner { try transaction.checkNotLast(member) }
            try transaction.keep(role, of: person, in: workspace, at: now)
            let detail = ["from": member.role.rawValue, "to": role.rawValue]
            try transaction.audit(
                .of("member.role", caller, in: workspace, subject: person.rawValue, detail: detail, at: now))
            return try transaction.member(person, of: workspace)
        }
        bell.ring()
        return changed
    }

    /// Takes a member out of a workspace. Everybody may go by themselves.
    public func removeMember(
        _ person: Person.ID, of workspace: Workspace.ID, as caller: Caller
    ) async throws {
        let isLeaving = caller.session != nil && caller.person == person
        try caller.require(isLeaving ? .seeWorkspace : .keepMembers, in: workspace)
        let now = time.now()
        try await store.write { transaction in
            let member = try transaction.member(person, of: workspace)
            if member.role == .owner, !isLeaving { try caller.require(.keepOwners, in: workspace) }
            try transaction.checkNotLast(member)
            try transaction.dropMembership(of: person, in: workspace)
            try transaction.audit(.of("member.remove", caller, in: workspace, subject: person.rawValue, at: now))
        }
        bell.ring()
    }

    /// Makes a workspace; who makes it is its first owner.
    public func createWorkspace(_ name: String, as caller: Caller) async throws -> Workspace {
        try caller.requireAdministrator()
        try Name.check(name)
        let workspace = Workspace(id: .init(rawValue: random.id()), name: name, createdAt: time.now())
        try await store.write { transaction in
            guard try !transaction.workspaces().contains(where: { $0.name == name }) else {
                throw Refusal.taken("workspace", name)
            }
            try transaction.insert(workspace)
            if let person = caller.person {
                try transaction.keep(.owner, of: person, in: workspace.id, at: workspace.createdAt)
            }
            try transaction.audit(
                .of(
                    "workspace.create", caller, in: workspace.id, subject: workspace.id.rawValue,
                    detail: ["name": name], at: workspace.createdAt))
        }
        return workspace
    }

    /// Everybody with an account, by e-mail address.
    public func people(as caller: Caller) async throws -> [Person] {
        try caller.requireAdministrator()
        return try await store.read { try $0.people() }
    }

    /// Lets somebody in no more: every session ends, and every token that speaks for them.
    public func disablePerson(_ id: Person.ID, as caller: Caller) async throws {
        try caller.requireAdministrator()
        let now = time.now()
        try await store.write { transaction in
            guard let person = try transaction.person(id), person.disabledAt == nil else {
                throw Refusal.unknown("person", id.rawValue)
            }
            let others = try transaction.people().filter { $0.id != id && $0.isAdministrator && $0.disabledAt == nil }
            if person.isAdministrator, others.isEmpty { throw Refusal.lastAdministrator }
            try transaction.disable(id, at: now)
            try transaction.endSessions(of: id, at: now)
            try transaction.endRecoveries(of: id, at: now)
            try transaction.audit(.of("person.disable", caller, subject: id.rawValue, at: now))
        }
        bell.ring()
    }
}

extension Transaction {
    fileprivate func member(_ person: Person.ID, of workspace: Workspace.ID) throws -> Membership {
        guard let member = try members(of: workspace).first(where: { $0.person.id == person }) else {
            throw Refusal.unknown("member", person.rawValue)
        }
        return member
    }

    /// Throws a `Refusal` when without this member the workspace would have no owner.
    fileprivate func checkNotLast(_ member: Membership) throws {
        let owners = try members(of: member.workspace).filter { $0.role == .owner }
        guard owners.map(\.person.id) != [member.person.id] else { throw Refusal.lastOwner }
    }
}
