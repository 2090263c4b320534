import API
import ControlPlane
import Domain
import Hummingbird
import Store

extension Pages {
    private static let pageLength = 100
    /// More than that is for the API, page by page.
    private static let exportLimit = 20_000

    var audit: [PageRoute] {
        [
            PageRoute(.get, "/audit", for: .administrator) { visit in .page(try await auditPage(visit, of: nil)) },
            PageRoute(.get, "/audit/export", for: .administrator) { visit in try await export(visit, of: nil) },
            PageRoute(.get, "\(Self.team)/audit", for: .member(.readAudit)) { visit in
                .page(try await auditPage(visit, of: visit.workspace))
            },
            PageRoute(.get, "\(Self.team)/audit/export", for: .member(.readAudit)) { visit in
                try await export(visit, of: visit.workspace)
            },
        ]
    }

    private func auditPage(_ visit: Visit, of workspace: Workspace?) async throws -> Page {
        let search = AuditSearch(values: visit.form)
        var rows: [AuditRow] = []
        var refusal: Problem?
        do {
            rows = try await controlPlane.auditRows(
                before: visit.query("before").flatMap { Int64($0) }, limit: Self.pageLength,
                matching: search.filter(in: workspace?.id), as: visit.caller)
        } catch let problem as Problem { refusal = problem }
        var verification: AuditVerification?
        if workspace == nil, visit.query("verify") != nil {
            verification = try await controlPlane.verifyAudit(as: visit.caller)
        }
        let path = workspace.map { Self.path($0.name, "audit") } ?? "/audit"
        let view = AuditView(
            rows, search: search, limit: Self.pageLength, path: path, isTeam: workspace != nil,
            verification: verification, refusal: refusal, now: time.now())
        return Page(
            title: "Audit", template: "audit", view: view, section: workspace == nil ? .installationAudit : .audit,
            workspace: workspace?.name, status: refusal == nil ? .ok : .unprocessableContent)
    }

    private func export(_ visit: Visit, of workspace: Workspace?) async throws -> Answer {
        let filter = try AuditSearch(values: visit.form).filter(in: workspace?.id)
        var rows: [AuditRow] = []
        while rows.count < Self.exportLimit {
            let more = try await controlPlane.auditRows(
                before: rows.last?.id, limit: 1000, matching: filter, as: visit.caller)
            rows += more
            if more.count < 1000 { break }
        }
        let bodies = rows.map { row in
            AuditBody(
                id: row.id, at: row.entry.at, caller: row.entry.caller, callerName: row.callerName,
                verb: row.entry.verb, workspace: row.entry.workspace?.rawValue, subject: row.entry.subject,
                detail: row.entry.detail, hash: row.mark.hexadecimal)
        }
        return .plain(
            Response(
                status: .ok,
                headers: [
                    .contentType: "application/json; charset=utf-8",
                    .contentDisposition: "attachment; filename=\"audit.json\"",
                ], body: .init(byteBuffer: ByteBuffer(bytes: try JSON.encode(bodies, indented: true)))))
    }
}
