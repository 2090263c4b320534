import API
import Foundation

/// What a watch has put on the screen so far.
struct Drawing {
    let terminal: Terminal
    private var canvas: Canvas
    private var last: ClusterBody?

    init(terminal: Terminal) {
        self.terminal = terminal
        canvas = Canvas(terminal: terminal)
    }

    mutating func show(_ cluster: ClusterBody, now: Date) {
        defer { last = cluster }
        guard terminal.isInteractive else {
            let clock = now.formatted(.iso8601.time(includingFractionalSeconds: false))
            let lines = Changes(before: last, after: cluster).lines
            if !lines.isEmpty { terminal.print(lines.map { "\(clock)  \($0)" }.joined(separator: "\n")) }
            return
        }
        let timeline = Timeline(
            cluster: cluster, now: now, columns: terminal.columns, paint: Paint(isOn: terminal.usesColor),
            rows: terminal.rows - 1)
        canvas.draw(timeline.lines)
    }
}
