import Cloud
import ControlPlane
import Domain
import Foundation
import Testing

@testable import Mailing

/// What teams are told of: each thing once.
@Suite(.timeLimit(.minutes(10))) struct CauseTests {
    let office = PostOffice()

    private static let day = Duration.minutes(24 * 60)

    private func day(_ count: Int, after clock: Date) -> String {
        (clock + Self.day * count).formatted(.iso8601.year().month().day())
    }

    @Test func theEndOfASecretIsToldFourTimes() async throws {
        let house = try await House(channels: office.channels)
        try await house.tell()
        let end = day(40, after: house.clock.now)
        try await house.addCredential(more: ["secretExpires": end])
        try await house.run(upTo: Self.day * 41) { false }
        #expect(
            office.subjects
                == ["in 30 days", "in 14 days", "in 7 days", "within a day"].map {
                    "[main] The secret of the credential “main” expires on \(end), \($0)."
                })
        #expect(Set(office.letters.map(\.id)).count == 4)
    }

    @Test func aSecretThatIsEnteredLateIsToldOnceForWhatIsOver() async throws {
        let house = try await House(channels: office.channels)
        try await house.tell()
        let end = day(5, after: house.clock.now)
        try await house.addCredential(more: ["secretExpires": end])
        try await house.run(upTo: .minutes(60)) { false }
        #expect(office.letters.count == 1)
        #expect(office.subjects.first?.hasSuffix("in 5 days.") == true)
    }

    @Test func anOldKeyIsToldEveryNinetyDays() async throws {
        let house = try await House.furnished(channels: office.channels)
        try await house.tell()
        try await house.run(upTo: Self.day * 89) { false }
        #expect(office.letters.isEmpty)
        try await house.run(upTo: Self.day * 100) { false }
        #expect(
            office.subjects == [90, 180].map { "[main] The key of the credential “main” was entered \($0) days ago." })
    }

    @Test func aKeyIsAsOldAsItIsWhateverElseWasEdited() async throws {
        let house = try await House.furnished(channels: office.channels)
        try await house.tell()
        try await house.run(upTo: Self.day * 60) { false }
        _ = try await house.controlPlane.editCredential(
            "main", CredentialChange(fields: ["externalID": Secret("another")]), in: House.workspace, as: House.ann)
        try await house.run(upTo: Self.day * 31) { false }
        #expect(office.letters.count == 1)
        house.cloud.add("TK2", secret: ToyCloud.secret(2), account: "111", principal: "ann")
        try await house.rotate(to: "TK2", secret: ToyCloud.secret(2))
        try await house.run(upTo: Self.day * 89) { false }
        #expect(office.letters.count == 1, "the new key is young")
    }

    @Test func aCredentialThatTurnsInvalidIsToldAndThatItIsValidAgain() async throws {
        let house = try await House.furnished(channels: office.channels)
        try await house.tell()
        house.cloud.revoke("TK1")
        try await house.run(upTo: Self.day * 5) { false }
        #expect(
            office.subjects == [
                "[main] The credential “main” is no longer valid: The toy cloud does not know this key."
            ])
        house.cloud.add("TK1", secret: ToyCloud.secret(1), account: "111", principal: "ann")
        try await house.run(upTo: Self.day * 2) { false }
        #expect(office.subjects.dropFirst() == ["[main] The credential “main” is valid again."])
    }

    @Test func whatNeverWasValidIsNoNews() async throws {
        let house = try await House(channels: office.channels)
        try await house.tell()
        try await house.addCredential("bad", keyID: "TK9", secret: ToyCloud.secret(9))
        try await house.run(upTo: Self.day * 2) { false }
        #expect(try await house.credential("bad").phase == .invalid)
        #expect(office.letters.isEmpty)
    }

    @Test func aClusterThatStopsIsToldOnceForEachProblem() async throws {
        let house = try await House.furnished(channels: office.channels)
        try await house.tell()
        try await house.create()
        house.cloud.world.withLock { $0.denied = ["create role"] }
        try await house.run(upTo: Self.day) { false }
        #expect(house.cloud.calls.count { $0 == "create role" } > 10, "it was tried again and again")
        #expect(office.subjects == ["[payments] The toy cloud denied create role."])
        house.cloud.world.withLock { $0.denied = ["create machines"] }
        try await house.run(upTo: Self.day) { false }
        house.cloud.world.withLock { $0.denied = [] }
        try await house.run(upTo: Self.day) { false }
        #expect(
            office.subjects.dropFirst() == [
                "[payments] The toy cloud denied create machines.",
                "[payments] The cluster “payments” is as it should be.",
            ])
        #expect(office.letters.first?.text.contains("Grant it.") == true)
    }

    @Test func whatPassesByItselfIsNotTold() async throws {
        let house = try await House.furnished(channels: office.channels)
        try await house.tell()
        try await house.create()
        try await house.run(to: .running)
        house.cloud.during("find role") { throw NoAnswer("nobody is there") }
        try await house.run(upTo: Self.day) { false }
        #expect(office.letters.isEmpty)
    }

    @Test func whoWantsToHearOfOneThingHearsOfNoOther() async throws {
        let house = try await House.furnished(channels: office.channels)
        try await house.tell("keys", at: "keys@example.com", of: [.credentialIsInvalid])
        try await house.tell("clusters", at: "clusters@example.com", of: [.clusterStopped])
        try await house.create()
        house.cloud.world.withLock { $0.denied = ["create role"] }
        try await house.run(upTo: .minutes(10)) { false }
        #expect(office.letters.map(\.recipient.description) == ["clusters@example.com"])
    }

    @Test func whoBeginsToListenHearsWhatIsSoThen() async throws {
        let house = try await House.furnished(channels: office.channels)
        try await house.create()
        house.cloud.world.withLock { $0.denied = ["create role"] }
        try await house.run(upTo: .minutes(60)) { false }
        #expect(office.letters.isEmpty)
        try await house.tell()
        try await house.run(upTo: .minutes(120)) { false }
        #expect(office.letters.count == 1)
    }

    @Test func whatIsNotWrittenDownIsNotTold() async throws {
        let house = try await House.furnished(channels: office.channels)
        try await house.tell()
        try await house.create()
        house.cloud.world.withLock { $0.denied = ["create role"] }
        try await house.store.execute(
            "CREATE TRIGGER full BEFORE INSERT ON delivery BEGIN SELECT RAISE(ABORT, 'no room'); END")
        await #expect(throws: (any Error).self) { try await house.run(upTo: .minutes(1)) { false } }
        #expect(try await house.cluster().problem == nil, "the pass that was to be told of is not stored either")
        try await house.store.execute("DROP TRIGGER full")
        house.clock.advance(by: .minutes(2))
        try await house.run(upTo: .minutes(10)) { false }
        #expect(try await house.cluster().problem != nil)
        #expect(office.letters.count == 1)
    }
}
