import API
import Domain
import Store
import Testing

@testable import Server

@Suite(.timeLimit(.minutes(2))) struct ReadinessTests {
    /// A database that can be made to stop answering, or to say no.
    private struct Moody: Database {
        enum Mood { case well, broken, hung }
        let tables: SQLite
        let mood: Locked<Mood>

        private func feel() async throws {
            switch mood.withLock({ $0 }) {
            case .well: return
            case .broken: throw StoreError.broken("the disk is gone")
            case .hung: try await Task.sleep(for: .seconds(60))
            }
        }

        func read<Answer: Sendable>(
            _ body: @escaping @Sendable (any Connection) throws -> Answer
        ) async throws -> Answer {
            try await feel()
            return try await tables.read(body)
        }

        func write<Answer: Sendable>(
            _ body: @escaping @Sendable (any Connection) throws -> Answer
        ) async throws -> Answer {
            try await tables.write(body)
        }
    }

    @Test func aServerIsReadyAndSaysWhatItLookedAt() async throws {
        try await Premises.with { premises in
            let brief = try await premises.send("GET", "/readyz")
            #expect(brief.status == 200)
            #expect(brief.text == #"{"status":"ready"}"#)
            let body: StatusBody = try await premises.send("GET", "/readyz?verbose").read()
            #expect(body.checks == ["database": "answers", "server": "serves"])
        }
    }

    @Test(arguments: [true, false]) func withoutItsDatabaseItLivesAndIsNotReady(hangs: Bool) async throws {
        let mood = Locked(Moody.Mood.well)
        try await Premises.with(database: { Moody(tables: $0, mood: mood) }) { premises in
            mood.withLock { $0 = hangs ? .hung : .broken }
            let answer = try await premises.send("GET", "/readyz?verbose")
            #expect(answer.status == 503)
            #expect(try answer.problem.title == "The database does not answer.")
            #expect(try await premises.send("GET", "/livez").status == 200)
            mood.withLock { $0 = .well }
            #expect(try await premises.send("GET", "/readyz").status == 200)
        }
    }

    @Test func aServerThatStopsSaysSo() async throws {
        try await Premises.with { premises in
            let readiness = Readiness(controlPlane: premises.controlPlane, time: premises.clock.time)
            readiness.stop()
            let refusal = await #expect(throws: Rejection.self) { try await readiness.check(isVerbose: false) }
            #expect(refusal?.status == .serviceUnavailable)
        }
    }
}
