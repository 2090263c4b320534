import ControlPlane
import Domain
import Testing

/// The loop as the server runs it. Its waits never end: only a bell wakes it.
@Suite(.timeLimit(.minutes(10))) struct LoopTests {
    private func house() async throws -> House {
        try await House(sleep: { _ in
            for await _ in AsyncStream<Void>(unfolding: { await Self.nothing() }) {}
            try Task.checkCancellation()
        })
    }

    /// Comes only when the task is cancelled.
    private static func nothing() async -> Void? {
        let (stream, end) = AsyncStream.makeStream(of: Void.self)
        return await withTaskCancellationHandler {
            for await _ in stream {}
            return nil
        } onCancel: {
            end.finish()
        }
    }

    @Test func aRequestWakesItAndItTellsWhenItIsDone() async throws {
        let house = try await house()
        let rings = house.controlPlane.bell.rings()
        let running = Task { await house.loop.run() }
        try await house.addCredential()
        for await _ in rings where try await house.credential().phase == .ready { break }
        #expect(try await house.credential().phase == .ready)
        house.loop.drain()
        await running.value
    }

    @Test func drainingEndsItAfterTheVisitThatIsGoingOn() async throws {
        let house = try await house()
        house.cloud.during("whoami") { house.loop.drain() }
        try await house.addCredential()
        await house.loop.run()
        #expect(try await house.credential().phase == .ready)
    }

    @Test func whoIsDrainedBeforehandBeginsNothing() async throws {
        let house = try await house()
        try await house.addCredential()
        house.loop.drain()
        await house.loop.run()
        #expect(house.cloud.calls.isEmpty)
    }

    @Test func cancellingItsTaskEndsIt() async throws {
        let house = try await house()
        let running = Task { await house.loop.run() }
        house.cloud.during("whoami") { running.cancel() }
        try await house.addCredential()
        await running.value
        #expect(house.cloud.calls.count <= 1)
    }

    @Test func whatTheStoreDidNotTakeIsReportedAndItGoesOn() async throws {
        let house = try await house()
        let (reports, reporter) = AsyncStream.makeStream(of: Problem?.self)
        let loop = Loop(house.controlPlane, holder: "replica-2") { reporter.yield($0 as? Problem) }
        house.cloud.during("whoami") {
            try await house.store.execute(
                """
                CREATE TRIGGER trouble BEFORE UPDATE ON credential
                BEGIN SELECT RAISE(ABORT, 'not today'); END
                """)
        }
        try await house.addCredential()
        let running = Task { await loop.run() }
        for await _ in reports { break }
        #expect(try await house.credential().phase == .pendingValidation)
        try await house.store.execute("DROP TRIGGER trouble")
        house.clock.advance(by: .seconds(61))
        let rings = house.controlPlane.bell.rings()
        house.controlPlane.bell.ring()
        for await _ in rings where try await house.credential().phase == .ready { break }
        #expect(try await house.credential().phase == .ready)
        loop.drain()
        await running.value
    }

    @Test func ringsThatNobodyHeardYetAreOne() async {
        let bell = Bell()
        let rings = bell.rings()
        for _ in 1...5 { bell.ring() }
        var heard = 0
        for await _ in rings {
            heard += 1
            if heard == 1 { bell.ring() } else { break }
        }
        #expect(heard == 2)
    }

    @Test func everyListenerHearsTheBell() async {
        let bell = Bell()
        let listeners = [bell.rings(), bell.rings()]
        bell.ring()
        for rings in listeners {
            var iterator = rings.makeAsyncIterator()
            let heard: Void? = await iterator.next()
            #expect(heard != nil)
        }
    }

    @Test func aLoopVisitsNoMoreAtOnceThanItMay() async throws {
        let house = try await house()
        for number in 1...5 { try await house.addCredential("c\(number)") }
        let loop = Loop(house.controlPlane, holder: "replica-2", limit: 2)
        _ = try await loop.step()
        #expect(house.cloud.calls.count == 2)
        _ = try await loop.step()
        _ = try await loop.step()
        #expect(house.cloud.calls.count == 5)
    }
}
