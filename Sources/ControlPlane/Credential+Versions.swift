import Cloud
import Domain
import Foundation
import Store

extension ControlPlane {
    /// One more version of a credential, sealed and not stored yet.
    struct NextVersion: Sendable {
        let version: Int
        let sealed: [String: Data]
        let plain: [String: String]
        /// Of the fields that are as they were in an earlier version.
        let entryDates: [String: Date]
    }

    /// Nil when the change touches no field.
    func nextVersion(
        of credential: Credential, with change: CredentialChange, as caller: Caller
    ) async throws -> NextVersion? {
        guard !change.fields.isEmpty || change.pasted != nil else { return nil }
        let provider = try provider(credential.provider)
        let newest = credential.pendingVersion ?? credential.version
        // What never worked may still be all there is to lay a correction over.
        let base = credential.version > 0 ? credential.version : newest
        // What is entered again need not open any more: so a damaged record can be replaced.
        let entered = provider.entered(change.fields, pasted: change.pasted)
        let use = CredentialUse(caller: caller, purpose: "edit")
        let kept = try await sealed(credential, version: base, for: use).filter { entered[$0.key] == nil }
        let old = try unseal(kept, of: credential, version: base)
        let dates = try await store.read { try $0.entryDates(of: credential.id, version: base) }
        let fields = try provider.complete(change.fields, pasted: change.pasted, over: old)
        let version = newest + 1
        return NextVersion(
            version: version,
            sealed: try seal(fields, of: credential.id, version: version, in: credential.workspace),
            plain: provider.plain(fields),
            entryDates: dates.filter { old[$0.key] != nil && old[$0.key] == fields[$0.key] })
    }
}

extension Credential {
    /// A new version stands beside the one in use.
    mutating func awaits(version next: Int, fields plain: [String: String]) {
        pendingVersion = next
        if phase != .invalid { problem = nil }
        guard version == 0 else { return }
        phase = .pendingValidation
        problem = nil
        fields = plain
    }

    /// The pending version is good: it is the one in use from now on.
    mutating func takesIntoUse(
        version next: Int, fields plain: [String: String], _ validation: Validation, at now: Date
    ) {
        version = next
        pendingVersion = nil
        fields = plain
        isReady(validation, at: now)
    }

    mutating func isReady(_ validation: Validation, at now: Date) {
        phase = .ready
        account = validation.account
        warnings = validation.warnings
        problem = nil
        validatedAt = now
    }

    mutating func isInvalid(_ problem: Problem, at now: Date) {
        phase = .invalid
        self.problem = problem
        validatedAt = now
    }
}

extension Transaction {
    /// Throws a `Refusal` when there is none of that name or id.
    func known(credential name: String, in workspace: Workspace.ID) throws -> Credential {
        guard let credential = try credential(called: name, in: workspace) else {
            throw Refusal.unknown("credential", name)
        }
        return credential
    }

    func checkFree(credentialName name: String, in workspace: Workspace.ID) throws {
        if try credential(called: name, in: workspace)?.name == name { throw Refusal.taken("credential", name) }
    }
}

extension Refusal {
    static func inUse(_ credential: String, by clusters: [String]) -> Refusal {
        Refusal(
            .conflict,
            Problem(
                "The credential “\(credential)” is used by \(clusters.joined(separator: ", ")).",
                advice: "Delete these clusters first; without the credential they could not be removed.",
                remedy: .changeSpec),
            blockers: clusters)
    }
}
