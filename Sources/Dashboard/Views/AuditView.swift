import Domain
import Foundation
import Store

/// Who did what, as far as somebody asked for it.
struct AuditView: Sendable {
    struct Line: Sendable {
        let id: Int64
        let at: Moment
        let who: String
        let verb: String
        let subject: String
        /// The rest of the detail.
        let detail: String
        let hash: String
    }

    struct Chain: Sendable {
        let badge: Badge
        let text: String
        let advice: String?
        let end: String?
    }

    /// What the filter's form shows.
    let fields: [FieldView]
    let action: String
    let isTeam: Bool
    let lines: [Line]
    let isEmpty: Bool
    let isFiltered: Bool
    let olderPath: String?
    let exportPath: String
    let verifyPath: String?
    let chain: Chain?
    let refusal: ProblemView?

    /// - Parameter rows: at most `limit` of them; as many mean that there may be more.
    init(
        _ rows: [AuditRow], search: AuditSearch, limit: Int, path: String, isTeam: Bool,
        verification: AuditVerification?, refusal: Problem?, now: Date
    ) {
        fields = search.fields(problem: refusal)
        action = path
        self.isTeam = isTeam
        lines = rows.map { row in
            let detail = row.entry.detail
            return Line(
                id: row.id, at: Moment(row.entry.at, now: now), who: row.callerName ?? row.entry.caller,
                verb: row.entry.verb, subject: detail["name"] ?? row.entry.subject,
                detail: detail.filter { $0.key != "name" }.sorted { $0.key < $1.key }
                    .map { "\($0.key) \($0.value)" }.joined(separator: ", "),
                hash: String(row.mark.hexadecimal.prefix(12)))
        }
        isEmpty = rows.isEmpty
        isFiltered = !search.query.isEmpty
        let query = search.query
        olderPath = rows.count == limit ? rows.last.map { "\(path)?\(query)before=\($0.id)" } : nil
        exportPath = "\(path)/export?\(query)"
        verifyPath = isTeam ? nil : "\(path)?\(query)verify=yes#chain"
        chain = verification.map(Chain.init)
        self.refusal = refusal.map(ProblemView.init)
    }
}

extension AuditView.Chain {
    fileprivate init(_ found: AuditVerification) {
        end = found.end?.description
        guard let flaw = found.flaw else {
            badge = Badge("whole", .ok)
            text = "All \(found.count) rows are as they were written."
            advice = nil
            return
        }
        badge = Badge("broken", .stop)
        text = flaw.problem.summary
        advice = flaw.problem.advice
    }
}
