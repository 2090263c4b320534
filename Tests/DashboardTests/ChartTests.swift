import ControlPlane
import Domain
import Engine
import Foundation
import Testing

@testable import Dashboard

@Suite struct ChartTests {
    private let start = Date(timeIntervalSince1970: 1_790_000_000)

    private func step(_ name: String, _ state: StepRecord.State, from: Double? = nil, to: Double? = nil) -> StepRecord {
        var record = StepRecord(name: name)
        record.state = state
        record.startedAt = from.map { start.addingTimeInterval($0) }
        record.readyAt = to.map { start.addingTimeInterval($0) }
        return record
    }

    private let plan = [
        PlannedStep(name: "ground", needs: [], expected: .seconds(60)),
        PlannedStep(name: "gate", needs: [], expected: .seconds(10)),
        PlannedStep(name: "wall", needs: ["ground", "gate"], expected: .seconds(120)),
        PlannedStep(name: "roof", needs: ["wall"], expected: .seconds(30)),
    ]

    private func chart(_ steps: [StepRecord], now: Double, isRemoval: Bool = false) -> Chart {
        Chart(
            steps, outline: plan, isRemoval: isRemoval, begunAt: start, finishedAt: nil,
            now: start.addingTimeInterval(now), pace: 1)
    }

    @Test func theCriticalPathIsTheChainThatEndsLast() {
        let chart = Chart(plan: plan, from: start)
        #expect(chart.rows.filter(\.isCritical).map(\.step.name) == ["ground", "wall", "roof"])
        #expect(chart.end.timeIntervalSince(start) == 210)
        #expect(chart.rows[2].binding == "ground")
    }

    @Test func whatWaitsIsExpectedOnceWhatItNeedsIsThere() throws {
        let chart = chart(
            [
                step("ground", .changing, from: 0), step("gate", .ready, from: 0, to: 5), step("wall", .waiting),
                step("roof", .waiting),
            ], now: 20)
        let wall = try #require(chart.rows[2].bar)
        #expect(wall.start.timeIntervalSince(start) == 60)
        #expect(wall.end.timeIntervalSince(start) == 180)
        #expect(wall.solidUntil == wall.start)
        let ground = try #require(chart.rows[0].bar)
        #expect(ground.solidUntil.timeIntervalSince(start) == 20)
    }

    @Test func whatTakesLongerThanExpectedPushesTheRest() throws {
        let chart = chart(
            [
                step("ground", .changing, from: 0), step("gate", .ready, from: 0, to: 5), step("wall", .waiting),
                step("roof", .waiting),
            ], now: 100)
        #expect(try #require(chart.rows[0].bar).end.timeIntervalSince(start) == 100)
        #expect(try #require(chart.rows[3].bar).end.timeIntervalSince(start) == 250)
    }

    @Test func aRemovalIsReadBackwards() {
        var roof = step("roof", .gone, from: -500, to: 30)
        roof.deletedAt = start.addingTimeInterval(10)
        let chart = chart(
            [step("ground", .ready), step("gate", .ready), step("wall", .changing, from: -600), roof], now: 40,
            isRemoval: true)
        #expect(chart.rows.map(\.step.name) == ["roof", "wall", "gate", "ground"])
        #expect(chart.rows[1].needs == ["roof"])
        #expect(chart.rows[0].bar?.start == start.addingTimeInterval(10))
        #expect(chart.rows[3].bar == nil)
    }

    @Test func nobodyKnowsHowLongARemovalTakes() throws {
        var wall = step("wall", .changing, from: 5)
        wall.deletedAt = start.addingTimeInterval(20)
        let chart = chart([step("ground", .ready, from: -90, to: -30), wall], now: 40, isRemoval: true)
        let bar = try #require(chart.rows[0].bar)
        #expect(bar.start == start.addingTimeInterval(5))
        #expect(bar.end == start.addingTimeInterval(40))
        #expect(chart.rows[1].bar == nil)
    }

    @Test func aThreadLeadsFromWhatWasWaitedForToWhatWaited() {
        let view = ChartView(Chart(plan: plan, from: start), isPlan: true)
        let places = view.rows.map { $0.threads.map { "\($0.from)-\($0.to)" } }
        #expect(places == [["50%-100%"], ["0-100%"], ["0-50%", "50%-100%"], ["0-50%"]])
        #expect(view.summary == "The longest chain is ground, wall, roof.")
        #expect(view.ticks.first?.label == "0")
        #expect(view.ticks.count <= 7)
    }

    @Test func everyPlaceIsWithinTheDrawing() {
        let view = ChartView(
            chart(
                [step("ground", .ready, from: -100, to: 5), step("gate", .stopped, from: 1), step("wall", .waiting)],
                now: 50))
        for row in view.rows where row.hasBar {
            let start = Double(row.start.dropLast())!
            let width = Double(row.width.dropLast())!
            #expect(start >= 0 && start + width <= 100.7, "\(row.name)")
        }
        #expect(view.rows[1].badge.word == "stopped")
        #expect(view.rows[2].text == "waits for gate")
    }
}
