public import Domain
public import Store

extension AuditVerification.Flaw {
    /// What it means, for whoever asked.
    public var problem: Problem {
        Problem(
            summary,
            advice: "Keep a copy of the database as it is, and find out who had access to it. "
                + "A backup that still verifies shows what was there.",
            remedy: .askOperator)
    }

    private var summary: String {
        switch kind {
        case .changed: "Row \(id) of the audit is not what was written."
        case .unlinked: "Row \(id) of the audit does not follow from the row before it: one is missing or was put in."
        case .cut: "The audit ended with row \(id) or later, which is not there."
        case .added: "Row \(id) of the audit was put in behind its end."
        case .replaced: "Row \(id) of the audit has another hash than was noted: what comes before it was rewritten."
        }
    }
}
