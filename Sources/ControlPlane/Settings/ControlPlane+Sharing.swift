public import Domain
import Store

/// A credential that others than its own team may use.
public struct SharedCredential: Sendable, Hashable {
    public let id: Credential.ID
    public let name: String
    /// A provider's id.
    public let provider: String
    public let phase: Credential.Phase
    /// Whose it is.
    public let owner: Workspace
    /// Nil for all teams.
    public let teams: [Workspace]?
}

extension ControlPlane {
    /// All that are shared, and with whom.
    public func sharedCredentials(as caller: Caller) async throws -> [SharedCredential] {
        try caller.requireAdministrator()
        return try await store.read { try $0.sharedCredentials() }
    }

    /// What others share with this team: enough to choose one, and neither its fields nor its secrets.
    public func sharedCredentials(in workspace: Workspace.ID, as caller: Caller) async throws -> [SharedCredential] {
        try caller.require(.seeWorkspace, in: workspace)
        return try await store.read { transaction in
            let usable = try transaction.sharedCredentials(with: workspace).map(\.id)
            return try transaction.sharedCredentials().filter { usable.contains($0.id) }
        }
    }

    /// Lets other teams make clusters with a credential, instead of those that might before.
    /// - Parameters:
    ///   - owner: the name or id of the credential's own team.
    ///   - teams: names or ids; nil for all, now and later.
    public func shareCredential(
        _ name: String, of owner: String, with teams: [String]?, as caller: Caller
    ) async throws -> SharedCredential {
        try caller.requireAdministrator()
        let home = try await workspace(called: owner, as: caller)
        var others: [Workspace]?
        if let teams {
            guard !teams.isEmpty else {
                throw Problem.invalid("with", "No team is named.", advice: "Name one, or leave the list out for all.")
            }
            var found: [Workspace] = []
            for team in teams { found.append(try await workspace(called: team, as: caller)) }
            others = found
        }
        let now = time.now()
        return try await store.write { [others] transaction in
            let credential = try transaction.known(credential: name, in: home.id)
            _ = try transaction.deleteShares(of: credential.id)
            let shares: [Workspace.ID?] = others?.map { Optional($0.id) } ?? [nil]
            for team in shares { try transaction.insert(.init(credential: credential.id, workspace: team), at: now) }
            let with = others?.map(\.name).joined(separator: " ") ?? "all"
            try transaction.audit(
                AuditEntry(
                    at: now, caller: caller.id, verb: "credential.share", workspace: home.id,
                    subject: credential.id.rawValue, detail: ["name": credential.name, "with": with]))
            return SharedCredential(credential, owner: home, teams: others)
        }
    }

    /// Only its own team makes new clusters with it from now on. Clusters that use it keep it.
    /// - Parameter id: the credential's.
    public func unshareCredential(_ id: Credential.ID, as caller: Caller) async throws {
        try caller.requireAdministrator()
        let now = time.now()
        try await store.write { transaction in
            guard let credential = try transaction.credential(id), try transaction.deleteShares(of: id) else {
                throw Refusal.unknown("shared credential", id.rawValue)
            }
            try transaction.audit(
                AuditEntry(
                    at: now, caller: caller.id, verb: "credential.unshare", workspace: credential.workspace,
                    subject: id.rawValue, detail: ["name": credential.name]))
        }
    }

    /// As `Transaction.usable`.
    func usable(credential name: String, in workspace: Workspace.ID) async throws -> Credential {
        try await store.read { try $0.usable(credential: name, in: workspace) }
    }
}

extension SharedCredential {
    fileprivate init(_ credential: Credential, owner: Workspace, teams: [Workspace]?) {
        id = credential.id
        name = credential.name
        provider = credential.provider
        phase = credential.phase
        self.owner = owner
        self.teams = teams
    }
}

extension Transaction {
    /// The team's own of that name or id, else one that is shared with it. Throws a `Refusal` when there is none.
    func usable(credential name: String, in workspace: Workspace.ID) throws -> Credential {
        if let own = try credential(called: name, in: workspace) { return own }
        let shared = try sharedCredentials(with: workspace)
        guard let found = shared.first(where: { $0.id.rawValue == name }) ?? shared.first(where: { $0.name == name })
        else { throw Refusal.unknown("credential", name) }
        return found
    }

    /// By name.
    fileprivate func sharedCredentials() throws -> [SharedCredential] {
        let workspaces = try workspaces()
        let shares = try credentialShares()
        var seen: Set<Credential.ID> = []
        return try shares.filter { seen.insert($0.credential).inserted }.compactMap { share in
            guard let credential = try credential(share.credential),
                let owner = workspaces.first(where: { $0.id == credential.workspace })
            else { return nil }
            let ids = shares.filter { $0.credential == share.credential }.map(\.workspace)
            let teams = ids.contains(nil) ? nil : workspaces.filter { ids.contains($0.id) }
            return SharedCredential(credential, owner: owner, teams: teams)
        }
    }
}
