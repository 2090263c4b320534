import API
import Domain

import struct Foundation.Date

/// A cluster's graph as lines on a screen: what is done, what is going on, what waits, and what is in the way.
struct Timeline {
    let cluster: ClusterBody
    let now: Date
    let columns: Int
    let paint: Paint
    /// At most so many lines: what is done and what waits is counted then, not listed. nil shows all.
    var rows: Int?

    private var isRemoving: Bool { cluster.phase == .deleting || cluster.phase == .deleted }

    var lines: [String] {
        let head = heading + progress
        let problem = shownProblem
        let room = rows.map { max(4, $0 - head.count - problem.count) }
        return head + stepLines(room: room) + problem
    }

    private var heading: [String] {
        let place = "\(cluster.providerName), \(cluster.regionName)" + (cluster.isSimulated ? " (simulated)" : "")
        let phase = isSettled ? cluster.phase.rawValue : "\(cluster.phase.rawValue), \(done) of \(steps.count)"
        let line = [cluster.name, place, phase].joined(separator: "   ")
        let bold = paint(cluster.name, .bold)
        if line.count <= columns { return [[bold, place, phase].joined(separator: "   ")] }
        return [bold, "  \(place)", "  \(phase)"]
    }

    /// The bar follows time, because one step may take longer than all the others together.
    private var progress: [String] {
        guard !isSettled, let operation = cluster.operation, operation.finishedAt == nil else { return [] }
        let elapsed = now.elapsed(since: operation.requestedAt)
        guard let expectedAt = cluster.expectedAt else { return ["  \(elapsed.words)"] }
        let remaining = max(.zero, expectedAt.elapsed(since: now))
        let whole = elapsed + remaining
        let share = whole > .zero ? min(0.99, max(0, elapsed.inSeconds / whole.inSeconds)) : 0
        let left = remaining > .zero ? "about \(remaining.roughWords) left" : "any moment now"
        let text = "\(Int(share * 100)) %   \(elapsed.words), \(left)"
        let width = min(40, columns - text.count - 4)
        // A bar of a few characters says less than the words beside it.
        guard width >= 10 else { return ["  \(text.cut(to: columns - 2))"] }
        let filled = Int((Double(width) * share).rounded())
        let bar = paint(String(repeating: "━", count: filled), .green)
        return ["  \(bar)\(paint(String(repeating: "─", count: width - filled), .faint))  \(text)"]
    }

    private var isSettled: Bool { [.running, .deleted, .forgotten].contains(cluster.phase) }

    /// What the spec never asked for is not shown; what goes while the cluster stays, until it is gone.
    private var steps: [StepBody] { isRemoving ? cluster.steps : cluster.steps.filter { $0.state != .gone } }

    private var done: Int { steps.count { isDone($0) } }

    private func isDone(_ step: StepBody) -> Bool { step.state == (isRemoving ? .gone : .ready) }

    private func stepLines(room: Int?) -> [String] {
        let named = min(columns / 2, steps.map(\.name.count).max() ?? 0)
        let full = steps.flatMap { drawn($0, named: named, isCut: room != nil) }
        guard let room, full.count > room else { return full }
        let busy = steps.filter { $0.state == .changing || $0.state == .stopped }
        let waiting = steps.count - done - busy.count
        var lines = ["  \(paint("✓", .green)) \(done) done"]
        lines += busy.flatMap { drawn($0, named: named, isCut: true) }.prefix(max(1, room - 2))
        if waiting > 0 { lines.append("  \(paint("·", .faint)) \(waiting) waiting") }
        return lines
    }

    private func drawn(_ step: StepBody, named width: Int, isCut: Bool) -> [String] {
        let name = step.name.cut(to: columns - 4).padded(to: width)
        let time = elapsed(step)
        let text = isDone(step) || step.problem == nil ? step.text : step.problem?.summary ?? ""
        let room = columns - name.count - 6 - (time.isEmpty ? 0 : time.count + 2)
        guard room >= 8 else {
            let below = [time, text].filter { !$0.isEmpty }.joined(separator: ", ")
            let wrapped = below.isEmpty ? [] : isCut ? [below.cut(to: columns - 6)] : below.wrapped(at: columns - 6)
            return (["  \(glyph(step)) \(name)"] + wrapped.map { "      " + $0 }).map(\.withoutTrailingBlanks)
        }
        let wrapped = isCut ? [text.cut(to: room)] : text.wrapped(at: room)
        let first = wrapped.first ?? ""
        let end = time.isEmpty ? first : "\(first.padded(to: room))  \(paint(time, .faint))"
        let indent = String(repeating: " ", count: name.count + 6)
        let lines = ["  \(glyph(step)) \(name)  \(end)"] + wrapped.dropFirst().map { indent + $0 }
        return lines.map(\.withoutTrailingBlanks)
    }

    private func glyph(_ step: StepBody) -> String {
        switch step.state {
        case _ where isDone(step): paint("✓", .green)
        case .changing: paint("…", .yellow)
        case .stopped: paint("!", .red)
        case .waiting, .ready, .gone: paint("·", .faint)
        }
    }

    /// How long the work on it took, or has been going on. While it goes, its beginning is that of its making.
    private func elapsed(_ step: StepBody) -> String {
        guard !isRemoving, let start = step.startedAt else { return "" }
        switch step.state {
        case .changing, .stopped: return now.elapsed(since: start).words
        case .ready: return step.readyAt.map { $0.elapsed(since: start).words } ?? ""
        case .waiting, .gone: return ""
        }
    }

    private var shownProblem: [String] {
        guard let problem = cluster.problem else { return [] }
        let lines = problem.lines(columns: columns - 2).map { "  " + $0 }
        return [""] + [paint(lines[0], .red)] + lines.dropFirst()
    }
}

extension String {
    var withoutTrailingBlanks: String { String(reversed().drop { $0 == " " }.reversed()) }
}
