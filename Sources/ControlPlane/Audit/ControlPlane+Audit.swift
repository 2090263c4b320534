import Domain
public import Store

extension ControlPlane {
    /// Who did what, the newest first: in the filter's team, or everywhere when it names none.
    /// - Parameter id: of the row that the answer begins behind; nil for the newest.
    public func auditRows(
        before id: Int64? = nil, limit: Int = 100, matching filter: AuditFilter = AuditFilter(), as caller: Caller
    ) async throws -> [AuditRow] {
        if let workspace = filter.workspace {
            try caller.require(.readAudit, in: workspace)
        } else {
            try caller.requireAdministrator()
        }
        return try await store.read {
            try $0.auditRows(before: id, limit: min(max(limit, 1), 1000), matching: filter)
        }
    }

    /// Whether the audit is as it was written, row by row.
    /// - Parameter known: the end of an earlier verification, as somebody noted it: whoever rewrites the whole chain
    ///   cannot give it that end again.
    public func verifyAudit(known: String? = nil, as caller: Caller) async throws -> AuditVerification {
        try caller.requireAdministrator()
        let mark = try known.map { text in
            guard let mark = AuditMark(text) else {
                throw Problem.invalid(
                    "known", "“\(text.prefix(90))” is no row with its hash.",
                    advice: "Give what an earlier verification called its end.")
            }
            return mark
        }
        return try await store.verifyAudit(known: mark)
    }
}
