import API
import Domain

/// What a dry run shows.
struct PlanReport {
    let plan: PlanBody
    let order: ClusterOrder
    let columns: Int

    var text: String {
        let time = plan.estimatedMinutes.map { ", in about \($0) min" } ?? ""
        var lines = ["\(order.name) would be made of \(plan.steps.count) steps\(time):"]
        let names = plan.steps.map(\.name)
        let width = names.map(\.count).max() ?? 0
        for step in plan.steps {
            let needs = step.needs.isEmpty ? "" : "needs \(step.needs.joined(separator: ", "))"
            let wrapped = needs.wrapped(at: max(20, columns - width - 6))
            lines.append("  · \(step.name.padded(to: width))  \(wrapped[0])".withoutTrailingBlanks)
            lines += wrapped.dropFirst().map { String(repeating: " ", count: width + 6) + $0 }
        }
        lines.append("")
        lines += Findings(plan.findings).lines(columns: columns)
        if let cost = plan.cost { lines += CostReport(cost: cost).lines }
        lines.append("Nothing was made.")
        return lines.joined(separator: "\n")
    }
}
