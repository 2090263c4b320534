import Domain
import Engine

extension ChartView.Row {
    init(_ row: Chart.Row, in chart: Chart, scale: ChartView.Scale, isPlan: Bool) {
        let step = row.step
        let isDone = !isPlan && step.state == (chart.isRemoval ? .gone : .ready)
        name = step.name
        isCritical = row.isCritical
        (badge, state) = Self.badge(of: step, isDone: isDone, isRemoval: chart.isRemoval, isPlan: isPlan)
        let open = row.needs.filter { need in
            chart.rows.contains { $0.step.name == need && $0.step.state != (chart.isRemoval ? .gone : .ready) }
        }
        let waits = open.isEmpty ? nil : "waits for " + Self.listed(open)
        switch step.state {
        case _ where isPlan || isDone: text = nil
        case .waiting: text = waits ?? (step.text.isEmpty ? nil : step.text)
        default: text = step.problem?.summary ?? (step.text.isEmpty ? waits : step.text)
        }
        needs = row.needs.isEmpty ? nil : row.needs.joined(separator: ", ")
        (threads, links) = ([], [])
        guard let bar = row.bar else {
            (hasBar, start, width, planned, time) = (false, "0", "0", nil, nil)
            return
        }
        let (from, solid, end) = (scale.share(bar.start), scale.share(bar.solidUntil), scale.share(bar.end))
        hasBar = bar.solidUntil > bar.start || isDone
        start = ChartView.Scale.percent(from)
        // What took no time at all is still to be seen.
        width = ChartView.Scale.percent(max(solid - from, hasBar ? 0.006 : 0))
        planned =
            end > solid || !hasBar
            ? .init(start: ChartView.Scale.percent(solid), width: ChartView.Scale.percent(max(end - solid, 0.006)))
            : nil
        let length = (isDone || bar.solidUntil == bar.start ? bar.end : bar.solidUntil).elapsed(since: bar.start)
        let isExpected = !isDone && bar.solidUntil == bar.start
        let words = length < .seconds(1) ? "under 1 s" : length.words
        time = isExpected ? (length > .zero ? "about \(length.roughWords)" : nil) : words
    }

    private static func badge(
        of step: StepRecord, isDone: Bool, isRemoval: Bool, isPlan: Bool
    ) -> (badge: Badge, state: String) {
        if isPlan { return (Badge("planned", .quiet), "planned") }
        if isDone { return (Badge(isRemoval ? "gone" : "ready", .ok), "done") }
        return switch step.state {
        case .changing: (Badge(isRemoval ? "going" : "in progress", .busy), "changing")
        case .stopped: (Badge("stopped", .stop), "stopped")
        case .waiting, .ready, .gone: (Badge("waiting", .quiet), "waiting")
        }
    }

    /// The first few by name: a step that ends everything waits for nearly all.
    private static func listed(_ names: [String]) -> String {
        names.count <= 3
            ? names.joined(separator: ", ") : "\(names.prefix(2).joined(separator: ", ")) and \(names.count - 2) more"
    }
}
