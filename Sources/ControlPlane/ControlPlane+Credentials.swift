public import Domain
import Foundation
import Store

extension ControlPlane {
    /// Takes a credential on; the loop validates it.
    /// - Parameter key: of the caller's making: the same request under the same key is carried out once.
    public func addCredential(
        _ draft: CredentialDraft, in workspace: Workspace.ID, as caller: Caller, key: String? = nil
    ) async throws -> Credential {
        try caller.require(.keepCredentials, in: workspace)
        try Name.check(draft.name)
        let provider = try provider(draft.provider)
        let fields = try provider.complete(draft.fields, pasted: draft.pasted)
        let plain = provider.plain(fields)
        let key = try RequestKey(key, of: caller, in: workspace, asking: draft.asked(of: provider))
        let now = time.now()
        let credential = Credential(
            id: .init(rawValue: random.id()), workspace: workspace, name: draft.name, provider: draft.provider,
            fields: plain, createdAt: now)
        let sealed = try seal(fields, of: credential.id, version: 1, in: workspace)
        let acceptance = Acceptance(
            caller: caller, workspace: workspace, verb: "credential.add", kind: .create,
            detail: ["name": draft.name, "provider": draft.provider], at: now)
        let stored = try await store.write { transaction in
            if let earlier = try key?.earlierOwner(transaction) {
                return try transaction.credential(.init(rawValue: earlier)) ?? credential
            }
            try transaction.checkFree(credentialName: draft.name, in: workspace)
            try transaction.insert(credential)
            try transaction.keep(sealed, of: credential.id, version: 1, enteredAt: now)
            try acceptance.write(transaction, owner: credential.id.rawValue, generation: 1)
            try key?.keep(transaction, owner: credential.id.rawValue, at: now)
            return credential
        }
        bell.ring()
        return stored
    }

    public func credentials(in workspace: Workspace.ID, as caller: Caller) async throws -> [Credential] {
        try caller.require(.seeWorkspace, in: workspace)
        return try await store.read { try $0.credentials(in: workspace) }
    }

    /// By name or id.
    public func credential(
        _ name: String, in workspace: Workspace.ID, as caller: Caller
    ) async throws -> Credential {
        try caller.require(.seeWorkspace, in: workspace)
        return try await known(credential: name, in: workspace)
    }

    func known(credential name: String, in workspace: Workspace.ID) async throws -> Credential {
        try await store.read { try $0.known(credential: name, in: workspace) }
    }

    /// Changes a credential. New fields make a new version, which is taken into use once it is validated; until then,
    /// and if it turns out not to be good, the one that is in use stays.
    /// - Parameter revision: that the caller has read; nil for whatever it is.
    public func editCredential(
        _ name: String, _ change: CredentialChange, in workspace: Workspace.ID, revision: Int? = nil, as caller: Caller
    ) async throws -> Credential {
        try caller.require(.keepCredentials, in: workspace)
        let read = try await known(credential: name, in: workspace)
        guard revision == nil || revision == read.revision else { throw Refusal.stale("credential", read.name) }
        if let name = change.name { try Name.check(name) }
        let next = try await nextVersion(of: read, with: change, as: caller)
        let acceptance = Acceptance(
            caller: caller, workspace: workspace, verb: "credential.edit", kind: .edit,
            detail: ["name": change.name ?? read.name, "fields": change.fields.keys.sorted().joined(separator: ",")],
            at: time.now())
        let stored = try await store.write { transaction in
            guard var credential = try transaction.credential(read.id), credential.revision == read.revision else {
                throw Refusal.stale("credential", read.name)
            }
            if let name = change.name, name != credential.name {
                try transaction.checkFree(credentialName: name, in: workspace)
                credential.name = name
            }
            if let next {
                try transaction.keep(
                    next.sealed, of: credential.id, version: next.version, enteredAt: acceptance.at,
                    orEarlier: next.entryDates)
                try transaction.destroySecrets(of: credential.id, except: [credential.version, next.version])
                credential.awaits(version: next.version, fields: next.plain)
            }
            try transaction.update(credential)
            let generation = try transaction.ask(credential.id.rawValue, goal: .present, at: acceptance.at)
            try acceptance.write(transaction, owner: credential.id.rawValue, generation: generation)
            return try transaction.credential(credential.id) ?? credential
        }
        bell.ring()
        return stored
    }

    /// Has a credential validated again at once.
    public func revalidateCredential(
        _ name: String, in workspace: Workspace.ID, as caller: Caller
    ) async throws -> Credential {
        try caller.require(.keepCredentials, in: workspace)
        let now = time.now()
        let stored = try await store.write { transaction in
            var credential = try transaction.known(credential: name, in: workspace)
            if credential.version == 0 {
                credential.phase = .pendingValidation
                credential.problem = nil
                try transaction.update(credential)
            }
            try transaction.ring(credential.id.rawValue, at: now)
            try transaction.audit(
                AuditEntry(
                    at: now, caller: caller.id, verb: "credential.validate", workspace: workspace,
                    subject: credential.id.rawValue))
            return credential
        }
        bell.ring()
        return stored
    }

    /// Destroys a credential and every version of its secrets. Refused while clusters use it.
    public func deleteCredential(
        _ name: String, in workspace: Workspace.ID, revision: Int? = nil, as caller: Caller
    ) async throws {
        try caller.require(.keepCredentials, in: workspace)
        let now = time.now()
        try await store.write { transaction in
            let credential = try transaction.known(credential: name, in: workspace)
            guard revision == nil || revision == credential.revision else {
                throw Refusal.stale("credential", credential.name)
            }
            let users = try transaction.clusters(of: credential.id).map(\.cluster.name)
            guard users.isEmpty else { throw Refusal.inUse(credential.name, by: users) }
            try transaction.bury(credential.id, at: now)
            try transaction.audit(
                AuditEntry(
                    at: now, caller: caller.id, verb: "credential.delete", workspace: workspace,
                    subject: credential.id.rawValue, detail: ["name": credential.name]))
        }
        bell.ring()
    }
}
