import Domain
import Store

import struct Foundation.Date

/// Why the secrets of a credential are opened, and for whom.
///
/// What a person asks for is written to the audit each time. What the loop does by itself, every few minutes for as
/// long as a cluster lives, is written once a day for each version and purpose (decision 6).
struct CredentialUse: Sendable {
    let caller: Caller
    /// In words: `plan`, `cluster c1`.
    let purpose: String
    let verb: String
    private(set) var isRoutine = false

    init(caller: Caller, purpose: String, verb: String = "credential.use") {
        self.caller = caller
        self.purpose = purpose
        self.verb = verb
    }

    /// Of the loop's own.
    static func routine(_ purpose: String) -> CredentialUse {
        var use = CredentialUse(caller: .ourselves, purpose: purpose)
        use.isRoutine = true
        return use
    }

    func entry(of credential: Credential, version: Int, at now: Date) -> AuditEntry {
        AuditEntry(
            at: now, caller: caller.id, verb: verb, workspace: credential.workspace, subject: credential.id.rawValue,
            detail: ["for": purpose, "version": String(version)])
    }
}
