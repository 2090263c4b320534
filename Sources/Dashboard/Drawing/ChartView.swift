import Domain
import Engine

import struct Foundation.Date

/// A chart as its template draws it: text for everybody, lines and bars beside it, in percent of the width.
struct ChartView: Sendable {
    struct Tick: Sendable {
        let place: String
        let label: String
    }

    /// A piece of a line that leads down through a row, from what was waited for to what waited.
    struct Thread: Sendable {
        let place: String
        let from: String
        let to: String
        let isCritical: Bool
    }

    /// The piece that leads to such a thread from the end of the bar that was waited for.
    struct Link: Sendable {
        let from: String
        let to: String
        let isCritical: Bool
    }

    struct Row: Sendable {
        let name: String
        let badge: Badge
        let state: String
        /// What is going on, or what is in the way.
        let text: String?
        let time: String?
        let needs: String?
        let isCritical: Bool
        let hasBar: Bool
        let start: String
        let width: String
        let planned: Planned?
        var threads: [Thread]
        var links: [Link]
    }

    /// The part of a bar that has not happened yet.
    struct Planned: Sendable {
        let start: String
        let width: String
    }

    let rows: [Row]
    let ticks: [Tick]
    /// Where now is; nil when everything shown is over, or nothing has begun.
    let now: Tick?
    let summary: String
    let hasPath: Bool

    /// - Parameter isPlan: nothing of it has begun.
    init(_ chart: Chart, isPlan: Bool = false) {
        let scale = Scale(chart)
        var rows = chart.rows.map { Row($0, in: chart, scale: scale, isPlan: isPlan) }
        let places = Dictionary(uniqueKeysWithValues: chart.rows.enumerated().map { ($1.step.name, $0) })
        for (index, row) in chart.rows.enumerated() {
            guard let bar = row.bar, let need = row.binding, let from = places[need], from < index,
                let before = chart.rows[from].bar
            else { continue }
            let place = scale.percent(bar.start)
            let isCritical = row.isCritical && chart.rows[from].isCritical
            if before.end < bar.start {
                rows[from].links.append(Link(from: scale.percent(before.end), to: place, isCritical: isCritical))
            }
            for passed in from...index {
                rows[passed].threads.append(
                    Thread(
                        place: place, from: passed == from ? "50%" : "0", to: passed == index ? "50%" : "100%",
                        isCritical: isCritical))
            }
        }
        self.rows = rows
        ticks = scale.ticks
        let isOver = chart.rows.allSatisfy { $0.bar == nil || $0.bar!.end <= chart.now }
        now = isOver || isPlan ? nil : Tick(place: scale.percent(chart.now), label: "now")
        let path = chart.rows.filter(\.isCritical).map(\.step.name)
        hasPath = path.count > 1
        summary =
            path.isEmpty
            ? "Nothing is known of its times yet." : "The longest chain is \(path.joined(separator: ", "))."
    }

    /// Time as a place on the drawing.
    struct Scale {
        let start: Date
        let length: Double

        init(_ chart: Chart) {
            start = chart.start
            // A little room at the end, so that the last bar is seen to end.
            length = max(1, chart.end.elapsed(since: chart.start).inSeconds) * 1.02
        }

        func share(_ date: Date) -> Double { min(1, max(0, date.elapsed(since: start).inSeconds / length)) }

        func percent(_ date: Date) -> String { Self.percent(share(date)) }

        static func percent(_ share: Double) -> String { "\((share * 10_000).rounded() / 100)%" }

        /// At most six, at round times.
        var ticks: [Tick] {
            let steps: [Double] = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 86_400]
            let step = steps.first { length / $0 <= 6 } ?? length / 5
            return stride(from: 0, to: length * 0.97, by: step).map { seconds in
                Tick(place: Self.percent(seconds / length), label: seconds == 0 ? "0" : Duration.seconds(seconds).words)
            }
        }
    }
}
