import ControlPlane
import Domain
import Testing

@Suite struct RecoveryTests {
    private let new = Secret("staple battery horse")

    @Test func aLinkOfAnAdministratorGivesANewPasswordOnce() async throws {
        let house = try await House()
        let ann = try await house.join("ann", as: .manager)
        let link = try await house.controlPlane.recoverPerson(ann.person.id, as: House.ann).text
        #expect(try await house.controlPlane.invitation(link).person?.name == "ann")
        let back = try await house.controlPlane.recover(link, password: new, from: .firefox)
        // They are who they were, and whoever had the old password is out.
        #expect(try await house.caller(back).rights == Rights([House.workspace: .manager]))
        #expect(try await reason { _ = try await house.caller(ann) } == .unauthenticated)
        #expect(try await reason { _ = try await house.signIn("ann") } == .unauthenticated)
        _ = try await house.signIn("ann", password: new)
        let again = try await reason {
            _ = try await house.controlPlane.recover(link, password: House.password, from: .firefox)
        }
        #expect(again == .notFound)
    }

    @Test func itLetsInWhoWasDisabledAndALinkOfBeforeThatDoesNot() async throws {
        let house = try await House()
        let ann = try await house.join("ann", as: .manager).person.id
        let old = try await house.controlPlane.recoverPerson(ann, as: House.ann).text
        try await house.controlPlane.disablePerson(ann, as: House.ann)
        let refused = try await reason {
            _ = try await house.controlPlane.recover(old, password: new, from: .firefox)
        }
        #expect(refused == .notFound)
        let link = try await house.controlPlane.recoverPerson(ann, as: House.ann).text
        #expect(try await house.controlPlane.recover(link, password: new, from: .firefox).person.disabledAt == nil)
        _ = try await house.signIn("ann", password: new)
    }

    @Test func aLinkEndsAfterADayAndWithTheNext() async throws {
        let house = try await House()
        let ann = try await house.join("ann", as: .manager).person.id
        let first = try await house.controlPlane.recoverPerson(ann, as: House.ann).text
        let second = try await house.controlPlane.recoverPerson(ann, as: House.ann).text
        #expect(try await reason { _ = try await house.controlPlane.invitation(first) } == .notFound)
        house.clock.advance(by: .minutes(24 * 60))
        #expect(try await reason { _ = try await house.controlPlane.invitation(second) } == .notFound)
    }

    /// Each kind of link does its own and nothing else.
    @Test func oneKindOfLinkDoesNotDoWhatTheOtherDoes() async throws {
        let house = try await House()
        let ann = try await house.join("ann", as: .manager)
        let recovery = try await house.controlPlane.recoverPerson(ann.person.id, as: House.ann).text
        let eve = Newcomer(email: "eve@example.com", name: "Eve", password: new)
        let caller = try await house.caller(ann)
        for body: @Sendable () async throws -> Void in [
            { _ = try await house.controlPlane.accept(recovery, as: eve, from: .firefox) },
            { try await house.controlPlane.accept(recovery, as: caller) },
        ] {
            #expect(try await reason(body) == .notFound)
        }
        #expect(try await house.controlPlane.people(as: House.ann).count == 1)
        let link = try await house.controlPlane.invite(as: .owner, to: House.workspace, as: House.ann).text
        let refused = try await reason {
            _ = try await house.controlPlane.recover(link, password: new, from: .firefox)
        }
        #expect(refused == .notFound)
    }
}
