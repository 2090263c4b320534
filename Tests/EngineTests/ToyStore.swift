import Domain
import Engine
import Simulation

import struct Foundation.Date
import struct Foundation.UUID

/// What survives a death: records and attempts of one owner, each write a moment at which the program may die.
final class ToyStore: Sendable {
    struct Contents: Sendable {
        var records: [StepRecord] = []
        var attempts: [String: Attempt] = [:]
        var generation = 0
        var graphVersion = 0
        var lookAt: Date?
        var writes = 0
    }

    let contents = Locked(Contents())
    let clock: VirtualClock
    let mortality: Mortality
    /// Without it, a create is sent as soon as nothing is seen.
    let hasJournal: Bool

    init(clock: VirtualClock, mortality: Mortality, hasJournal: Bool = true) {
        self.clock = clock
        self.mortality = mortality
        self.hasJournal = hasJournal
    }

    var memory: Memory {
        contents.withLock {
            Memory(
                records: $0.records, attempts: Array($0.attempts.values), generation: $0.generation,
                graphVersion: $0.graphVersion)
        }
    }

    var journal: Journal {
        Journal { step, settle in
            guard self.hasJournal else {
                return Attempt(step: step, token: UUID().uuidString, beganAt: self.clock.now)
            }
            do {
                return try self.mortality.survive("begin \(step)") { self.begin(step, settle) }
            } catch { throw JournalError(error) }
        }
    }

    private func begin(_ step: String, _ settle: Duration) -> Attempt? {
        contents.withLock { contents in
            contents.writes += 1
            let earlier = contents.attempts[step]
            if let earlier, clock.now < earlier.beganAt + settle { return nil }
            let attempt = Attempt(step: step, token: earlier?.token ?? UUID().uuidString, beganAt: clock.now)
            contents.attempts[step] = attempt
            return attempt
        }
    }

    func store(_ progress: Progress, generation: Int, graphVersion: Int) throws {
        try mortality.survive("store") {
            contents.withLock { contents in
                contents.writes += 1
                contents.records = progress.records
                for step in progress.ended { contents.attempts[step] = nil }
                contents.generation = generation
                contents.graphVersion = graphVersion
                contents.lookAt = progress.lookAt
            }
        }
    }

    func lose() { contents.withLock { $0 = Contents() } }
}
