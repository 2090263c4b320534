import Domain
import Foundation
import Testing

@testable import Networking

@Suite struct ClockTests {
    @Test(arguments: [(1.0, 10.0), (60.0, 600.0)]) func aCloudsClockRunsAtItsSpeed(speed: Double, seconds: Double) {
        let start = Date(timeIntervalSince1970: 1_000)
        let clock = ScaledClock(speed: speed, from: start) { .seconds(10) }
        #expect(clock.now == start + .seconds(seconds))
    }

    @Test func aCloudsClockStartsNowAndGoesForward() {
        let before = Date()
        let clock = ScaledClock(speed: 1_000)
        let first = clock.now
        #expect(first >= before)
        #expect(clock.now > first)
    }

    @Test func theSystemsClockIsTheMachinesAndKnowsTheCloudsPace() {
        let time = Time.system(pace: 60)
        let before = Date()
        #expect(time.now() >= before)
        #expect(time.pace == 60)
    }
}
