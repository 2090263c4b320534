/// Whether the audit is as it was written.
///
/// Who can write to the database can make up a whole new chain. That is found by an end of the chain that was noted
/// elsewhere: its row must have its hash for ever.
public struct AuditVerification: Sendable, Hashable {
    /// The first row that does not fit.
    public struct Flaw: Sendable, Hashable {
        public enum Kind: String, Sendable {
            /// What is in the row is not what its hash was made of.
            case changed
            /// Its predecessor is not the row that it was written after: one is missing, was added, or was moved.
            case unlinked
            /// The chain's end was this row, which is missing with all from the last that is there on.
            case cut
            /// It was not there when the chain's end was last moved.
            case added
            /// It has another hash than was noted, so the chain up to it is another one.
            case replaced
        }

        public let id: Int64
        public let kind: Kind
    }

    /// How many rows fit, from the first on.
    public internal(set) var count = 0
    /// The last of these; nil when there is none.
    public internal(set) var end: AuditMark?
    public internal(set) var flaw: Flaw?
}

extension Store {
    /// Reads the whole audit, some rows at a time: whoever writes meanwhile does not wait.
    /// - Parameter known: a row's hash as it was noted earlier.
    public func verifyAudit(
        known: AuditMark? = nil, length: Int = 2000
    ) async throws -> AuditVerification {
        var verification = AuditVerification()
        while verification.flaw == nil {
            let before = verification
            verification = try await read { try $0.verifyAudit(after: before, known: known, length: length) }
            if verification.count == before.count { break }
        }
        return verification
    }
}

extension Transaction {
    private static let columns = (auditColumns + ["previous", "hash"]).joined(separator: ", ")

    /// Goes on from what was verified before. When no row is left, compares the last one with the chain's end.
    fileprivate func verifyAudit(
        after before: AuditVerification, known: AuditMark?, length: Int
    ) throws -> AuditVerification {
        var found = before
        let rows = try connection.rows(
            "SELECT \(Self.columns) FROM audit WHERE id > ? ORDER BY id LIMIT ?", .int(before.end?.id ?? .min),
            Value(length))
        for row in rows {
            // As they were selected: by name, each would be looked for in every one of very many rows.
            let columns = Array(row.values.prefix(Self.auditColumns.count))
            let id = Int64(try row.int("id"))
            let previous = found.end?.hash ?? AuditChain.origin
            let hash = AuditChain.hash(of: columns, after: previous)
            if row.optionalBlob("previous") != previous {
                found.flaw = .init(id: id, kind: .unlinked)
            } else if row.optionalBlob("hash") != hash {
                found.flaw = .init(id: id, kind: .changed)
            } else if let known, known.id == id, known.hash != hash {
                found.flaw = .init(id: id, kind: .replaced)
            }
            if found.flaw != nil { return found }
            found.count += 1
            found.end = .init(id: id, hash: hash)
        }
        if rows.isEmpty { found.flaw = try flaw(atTheEndOf: found, known: known) }
        return found
    }

    private func flaw(
        atTheEndOf found: AuditVerification, known: AuditMark?
    ) throws -> AuditVerification.Flaw? {
        let last = found.end?.id ?? 0
        let end = try connection.rows("SELECT id, hash FROM audit_end").first
        let written = Int64(try end?.int("id") ?? 0)
        if written > last { return .init(id: written, kind: .cut) }
        if written < last { return .init(id: written + 1, kind: .added) }
        if let known, known.id > last { return .init(id: known.id, kind: .cut) }
        guard let hash = found.end?.hash, end?.optionalBlob("hash") != hash else { return nil }
        return .init(id: last, kind: .replaced)
    }
}
