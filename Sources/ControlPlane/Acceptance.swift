import Domain
import Store

import struct Foundation.Date

/// What is written down when something that a person asked for is taken on.
struct Acceptance: Sendable {
    let caller: Caller
    let workspace: Workspace.ID
    /// `cluster.create`, as the audit names it.
    let verb: String
    let kind: Domain.Operation.Kind
    /// As the events tell it: `create, asked for by admin`.
    var text: String { "\(kind.rawValue), asked for by \(caller.name)" }
    var detail: [String: String] = [:]
    let at: Date

    /// Event, operation and audit of one accepted request.
    func write(_ transaction: Transaction, owner: String, generation: Int) throws {
        try transaction.tell(.accepted, of: owner, text, at: at)
        try transaction.insert(
            Domain.Operation(
                owner: owner, generation: generation, kind: kind, requestedBy: caller.name, requestedAt: at))
        try transaction.audit(
            AuditEntry(
                at: at, caller: caller.id, verb: verb, workspace: workspace, subject: owner, detail: detail))
    }
}
