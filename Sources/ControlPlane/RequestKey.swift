import Crypto
import Domain
import Foundation
import Store

/// A caller's idempotency key with what is asked under it.
struct RequestKey: Sendable {
    let key: String
    let caller: Caller
    let workspace: Workspace.ID
    let fingerprint: String

    /// - Parameter parts: all that makes two requests the same one; no secret.
    init?(_ key: String?, of caller: Caller, in workspace: Workspace.ID, asking parts: [String]) throws {
        guard let key else { return nil }
        guard (1...200).contains(key.utf8.count) else {
            throw Problem.invalid(
                "Idempotency-Key", "The idempotency key has \(key.utf8.count) bytes.", advice: "Use 1 to 200 bytes.")
        }
        self.key = key
        self.caller = caller
        self.workspace = workspace
        let digest = SHA256.hash(data: try JSONEncoder().encode(parts))
        fingerprint = digest.map { String(format: "%02x", $0) }.joined()
    }

    /// The owner that this request has made already; nil when it is new.
    func earlierOwner(_ transaction: Transaction) throws -> String? {
        guard let earlier = try transaction.earlierRequest(key, of: caller.id, in: workspace) else { return nil }
        guard earlier.fingerprint == fingerprint else { throw Refusal.keyReused }
        return earlier.owner
    }

    func keep(_ transaction: Transaction, owner: String, at now: Date) throws {
        try transaction.keep(
            key, of: caller.id, in: workspace, fingerprint: fingerprint, owner: owner, at: now)
    }
}
