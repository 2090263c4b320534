import Domain
import Foundation
import Mailing
import Store
import Testing

@testable import ControlPlane

/// From the outbox to where it is wanted: at least once, under one id, for three days.
@Suite(.timeLimit(.minutes(10))) struct CourierTests {
    let office = PostOffice()

    /// A house whose cluster stops as soon as the loop looks at it.
    private func house(_ channel: NotificationTarget.Channel, in folder: Folder? = nil) async throws -> House {
        let house = try await House.furnished(in: folder, channels: office.channels)
        try await house.tell(by: channel)
        try await house.create()
        house.cloud.world.withLock { $0.denied = ["create role"] }
        return house
    }

    private func events(in house: House) async throws -> [Event] {
        try await house.controlPlane.clusterEvents("payments", in: House.workspace).filter { $0.kind == .notification }
    }

    @Test func whatIsNotTakenIsSentAgainLaterAndLaterUnderOneId() async throws {
        let house = try await house(.webhook)
        office.answer(503)
        try await house.run(upTo: .minutes(60)) { false }
        #expect(Set(office.calls.map(\.id)).count == 1)
        let moments = office.calls.compactMap { Int($0.moment) }
        let waits = zip(moments.dropFirst(), moments).map { $0 - $1 }
        #expect(waits.count == 5)
        for (wait, least) in zip(waits, [5, 20, 80, 320, 1280]) { #expect((least...least + 60).contains(wait)) }
        office.answer(200)
        try await house.run(upTo: .minutes(6 * 60)) { false }
        #expect(office.calls.count == 7)
        try await house.run(upTo: .minutes(3 * 24 * 60)) { false }
        #expect(office.calls.count == 7, "it was taken")
        #expect(try await events(in: house).isEmpty)
    }

    @Test func afterThreeDaysItIsGivenUpAndAnEventSaysSo() async throws {
        let house = try await house(.webhook)
        office.answer(500)
        try await house.run(upTo: .minutes(3.5 * 24 * 60)) { false }
        let count = office.calls.count
        #expect((20...30).contains(count))
        #expect(try await events(in: house).map(\.text) == ["“ops” could not be told: it answered with HTTP 500"])
        try await house.run(upTo: .minutes(2 * 24 * 60)) { false }
        #expect(office.calls.count == count)
    }

    @Test func whoSaysThatItIsGoneIsAskedOnce() async throws {
        let house = try await house(.webhook)
        office.answer(410)
        try await house.run(upTo: .minutes(60)) { false }
        #expect(office.calls.count == 1)
        #expect(try await events(in: house).count == 1)
    }

    @Test func aRedirectIsNoAnswer() async throws {
        let house = try await house(.webhook)
        office.answer(307)
        try await house.run(upTo: .minutes(2)) { false }
        #expect(office.calls.count >= 2)
        #expect(Set(office.calls.map(\.url)) == ["https://example.com/hook"])
    }

    @Test(arguments: [true, false]) func aLetterThatIsRefusedForGoodIsNotSentAgain(isFinal: Bool) async throws {
        let house = try await house(.mail)
        office.refuse(MailRefusal("nobody is here", isFinal: isFinal))
        try await house.run(upTo: .minutes(10)) { false }
        #expect(office.letters.count == (isFinal ? 1 : 5))
        #expect(try await events(in: house).count == (isFinal ? 1 : 0))
    }

    @Test func aDeathAfterTheCallSendsItAgainUnderTheSameId() async throws {
        let house = try await house(.webhook, in: Folder())
        try await house.store.execute(
            """
            CREATE TRIGGER death BEFORE UPDATE ON delivery WHEN NEW.delivered_at IS NOT NULL
            BEGIN SELECT RAISE(ABORT, 'dead'); END
            """)
        await #expect(throws: (any Error).self) { try await house.run(upTo: .minutes(1)) { false } }
        #expect(office.calls.count == 1)
        try await house.store.execute("DROP TRIGGER death")
        try house.database.close()
        let next = try await House(in: house.folder, clock: house.clock, cloud: house.cloud, channels: office.channels)
        try await next.run(upTo: .minutes(10)) { false }
        #expect(office.calls.count == 2)
        #expect(office.calls[0].id == office.calls[1].id && office.calls[0].body == office.calls[1].body)
    }

    @Test func ofTwoReplicasOneSends() async throws {
        let house = try await house(.webhook)
        let now = house.clock.now
        let notice = Notice(
            id: "msg_1", cause: .recovered, at: now, workspace: House.workspace, subject: nil, summary: "s", advice: "a"
        )
        let target = try await house.controlPlane.notificationTargets(in: House.workspace)[0]
        try await house.store.write { try $0.post(notice, to: target.id, at: now) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 1...8 { group.addTask { try await Courier(controlPlane: house.controlPlane).deliver() } }
            try await group.waitForAll()
        }
        #expect(office.calls.count == 1)
    }

    @Test func whoComesLateIsNotHeard() async throws {
        let house = try await house(.webhook)
        let now = house.clock.now
        let notice = Notice(
            id: "msg_1", cause: .recovered, at: now, workspace: House.workspace, subject: nil, summary: "s", advice: "a"
        )
        let target = try await house.controlPlane.notificationTargets(in: House.workspace)[0]
        let (late, current) = try await house.store.write { transaction in
            try transaction.post(notice, to: target.id, at: now)
            let late = try transaction.claimDeliveries(upTo: 1, for: .minutes(3), at: now)[0]
            return (late, try transaction.claimDeliveries(upTo: 1, for: .minutes(3), at: now + .minutes(3))[0])
        }
        try await house.store.write { try $0.retry(late, at: now + .minutes(500), because: "late") }
        #expect(try await house.store.read { try $0.nextDelivery() } == now + .minutes(6))
        try await house.store.write { try $0.end(current, at: now + .minutes(4)) }
        #expect(try await house.store.read { try $0.nextDelivery() } == nil)
    }

    @Test func theLoopThatRunsDeliversBesideItsVisits() async throws {
        let house = try await house(.webhook)
        let rings = house.controlPlane.bell.rings()
        let running = Task { await house.loop.run() }
        for await _ in rings where !office.calls.isEmpty { break }
        #expect(office.calls.first?.cause == "cluster.stopped")
        house.loop.drain()
        await running.value
    }
}
