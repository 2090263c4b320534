import API
import Domain

/// What is different between two looks at a cluster, a line for each change.
struct Changes {
    let before: ClusterBody?
    let after: ClusterBody

    var lines: [String] {
        var lines: [String] = []
        if before?.phase != after.phase || before?.generation != after.generation { lines.append(phaseLine) }
        let known = Dictionary(uniqueKeysWithValues: (before?.steps ?? []).map { ($0.name, $0) })
        lines += after.steps.compactMap { step in line(of: step, before: known[step.name]) }
        if let problem = after.problem, problem != before?.problem {
            lines += ["  ! \(problem.summary)", "    \(problem.advice)"]
        }
        return lines
    }

    private var phaseLine: String {
        "\(after.name)  \(after.phase.rawValue)" + (after.isSimulated ? "  (simulated)" : "")
    }

    private func line(of step: StepBody, before: StepBody?) -> String? {
        guard step.state != before?.state || step.problem?.summary != before?.problem?.summary else { return nil }
        switch step.state {
        case .waiting: return nil
        case .changing: return "  … \(step.name)" + (step.text.isEmpty ? "" : "  \(step.text)")
        case .stopped: return "  ! \(step.name)  \(step.problem?.summary ?? step.text)"
        case .ready: return before?.state == .ready ? nil : "  ✓ \(step.name)\(took(step))"
        // A step that never was is not worth a line.
        case .gone: return before == nil || step.startedAt == nil ? nil : "  ✓ \(step.name)  gone"
        }
    }

    private func took(_ step: StepBody) -> String {
        guard let start = step.startedAt, let end = step.readyAt else { return "" }
        return "  \(end.elapsed(since: start).words)"
    }
}
