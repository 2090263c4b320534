import Domain
import Foundation

/// What somebody looks for in the audit, as text.
struct AuditSearch: Sendable {
    let values: FormValues

    private static let labels = [
        ("caller", "Who", "An e-mail address, or a token's name."),
        ("verb", "What was done", "Such as cluster.create, or cluster for all of its kind."),
        ("subject", "To what", "A name or an id."), ("from", "From", "A day, such as 2026-11-01."),
        ("until", "Up to", "The last day that counts."),
    ]

    /// For an address, with `&` behind every part.
    var query: String {
        Self.labels.compactMap { label in values[label.0].map { "\(label.0)=\($0.escapedForQuery)&" } }.joined()
    }

    func fields(problem: Problem?) -> [FieldView] {
        Self.labels.map {
            FieldView($0.0, $0.1, help: $0.2, isEnforced: false, value: values[$0.0], problem: problem)
        }
    }

    /// Throws a `Problem` that names the field.
    func filter(in workspace: Workspace.ID?) throws -> AuditFilter {
        AuditFilter(
            workspace: workspace, caller: values["caller"], verb: values["verb"], subject: values["subject"],
            from: try day("from"), until: try day("until").map { $0 + .minutes(24 * 60) })
    }

    private func day(_ name: String) throws -> Date? {
        guard let text = values[name] else { return nil }
        guard text.wholeMatch(of: #/[0-9]{4}-[0-9]{2}-[0-9]{2}/#) != nil,
            let date = try? Date(text, strategy: .iso8601.year().month().day())
        else {
            throw Problem.invalid(name, "“\(text.prefix(20))” is no day.", advice: "Write it as 2026-11-01.")
        }
        return date
    }
}
