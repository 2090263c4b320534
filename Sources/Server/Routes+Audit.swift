import API
import ControlPlane
import Domain
import Foundation
import Hummingbird

extension Routes {
    var audit: [Route] {
        [
            Route(.get, "\(Self.base)/audit", for: .administrator) { inquiry in
                try await rows(matching: inquiry.auditFilter(in: nil), of: inquiry)
            },
            Route(.get, "\(Self.team)/audit", for: .member(.readAudit)) { inquiry in
                try await rows(matching: inquiry.auditFilter(in: inquiry.workspace), of: inquiry)
            },
            Route(.get, "\(Self.base)/audit/verification", for: .administrator) { inquiry in
                let found = try await controlPlane.verifyAudit(known: inquiry.query("known"), as: inquiry.caller)
                return try .json(
                    VerificationBody(
                        count: found.count, end: found.end?.description, problem: found.flaw?.problem))
            },
        ]
    }

    private func rows(matching filter: AuditFilter, of inquiry: Inquiry) async throws -> Response {
        let limit = try inquiry.limit
        let rows = try await controlPlane.auditRows(
            before: inquiry.rowBefore, limit: limit, matching: filter, as: inquiry.caller)
        let bodies = rows.map { row in
            AuditBody(
                id: row.id, at: row.entry.at, caller: row.entry.caller, callerName: row.callerName,
                verb: row.entry.verb, workspace: row.entry.workspace?.rawValue, subject: row.entry.subject,
                detail: row.entry.detail, hash: row.mark.hexadecimal)
        }
        // The first row of all has the id 1: behind it there is nothing.
        let next = bodies.last.flatMap { $0.id > 1 && bodies.count == limit ? String($0.id) : nil }
        return try .json(Page(bodies, next: next))
    }
}

extension Inquiry {
    fileprivate func auditFilter(in workspace: Workspace.ID?) throws -> AuditFilter {
        AuditFilter(
            workspace: workspace, caller: query("caller"), verb: query("verb"), subject: query("subject"),
            from: try moment("from"), until: try moment("until"))
    }

    private func moment(_ name: String) throws -> Date? {
        guard let text = query(name) else { return nil }
        guard let date = try? Date(text, strategy: .iso8601) else {
            throw Rejection.unreadable(
                name, "“\(text.prefix(40))” is no point in time.", advice: "Write it as 2026-11-01T00:00:00Z.")
        }
        return date
    }

    /// The id of the row behind which the page begins, backwards.
    fileprivate var rowBefore: Int64? {
        get throws {
            guard let text = query("after") else { return nil }
            guard let id = Int64(text), id > 0 else {
                throw Rejection.unreadable(
                    "after", "“\(text.prefix(20))” is no id of a row.", advice: "Give what `next` was.")
            }
            return id
        }
    }
}
