import ControlPlane
import Domain
import Testing

@Suite struct SessionTests {
    private func isOver(_ signedIn: SignedIn, in house: House) async throws -> Bool {
        do { _ = try await house.caller(signedIn) } catch let refusal as Refusal {
            return refusal.reason == .unauthenticated
        }
        return false
    }

    @Test func aSessionEndsWhenNothingIsAskedForHalfAnHour() async throws {
        let house = try await House()
        let ann = try await house.join("ann", as: .member)
        for _ in 0..<4 {
            house.clock.advance(by: .minutes(29))
            #expect(try await !isOver(ann, in: house))
        }
        house.clock.advance(by: .minutes(30))
        #expect(try await isOver(ann, in: house))
        #expect(try await house.controlPlane.sessions(as: house.caller(house.signIn("ann"))).count == 1)
    }

    @Test func aSessionEndsAfterTwelveHoursWhateverIsAsked() async throws {
        let house = try await House()
        let ann = try await house.join("ann", as: .member)
        for _ in 0..<47 {
            house.clock.advance(by: .minutes(15))
            #expect(try await !isOver(ann, in: house))
        }
        house.clock.advance(by: .minutes(15))
        #expect(try await isOver(ann, in: house))
    }

    @Test func theirOwnSessionsAreListedAndEndedAndNobodyElses() async throws {
        let house = try await House()
        let first = try await house.join("ann", as: .member)
        let second = try await house.signIn("ann", from: Browser(address: "192.0.2.2", agent: "Chromium"))
        let bob = try await house.member("bob", as: .owner)
        let ann = try await house.caller(second)
        let listed = try await house.controlPlane.sessions(as: ann)
        #expect(Set(listed.map(\.agent)) == ["Firefox", "Chromium"])
        let refused = try await reason { try await house.controlPlane.endSession(first.session.id, as: bob) }
        #expect(refused == .notFound)
        try await house.controlPlane.endSession(first.session.id, as: ann)
        #expect(try await isOver(first, in: house))
        #expect(try await !isOver(second, in: house))
    }

    @Test func aNewPasswordEndsEverySession() async throws {
        let house = try await House()
        let first = try await house.join("ann", as: .member)
        let second = try await house.signIn("ann")
        let new = Secret("staple battery horse")
        let fresh = try await house.controlPlane.changePassword(
            House.password, to: new, from: .firefox, as: house.caller(first))
        for old in [first, second] { #expect(try await isOver(old, in: house)) }
        #expect(try await !isOver(fresh, in: house))
        #expect(try await reason { _ = try await house.signIn("ann") } == .unauthenticated)
        _ = try await house.signIn("ann", password: new)
    }

    @Test func aPasswordIsNotChangedWithoutTheOneOfBefore() async throws {
        let house = try await House()
        let ann = try await house.join("ann", as: .member)
        let found = try await problem {
            _ = try await house.controlPlane.changePassword(
                Secret("guess"), to: Secret("staple battery horse"), from: .firefox, as: house.caller(ann))
        }
        #expect(found.field == "password")
        #expect(try await !isOver(ann, in: house))
    }

    @Test func whatIsTakenAwayIsGoneAtOnceAlsoForWhatGoesOn() async throws {
        let house = try await House()
        let signedIn = try await house.join("ann", as: .manager)
        _ = try await house.member("olga", as: .owner)
        let ann = try await house.caller(signedIn)
        _ = try await house.controlPlane.changeRole(
            of: signedIn.person.id, to: .auditor, in: House.workspace, as: House.ann)
        #expect(try await house.controlPlane.renewed(ann).rights == Rights([House.workspace: .auditor]))
        try await house.controlPlane.removeMember(signedIn.person.id, of: House.workspace, as: House.ann)
        #expect(try await house.controlPlane.renewed(ann).rights == Rights([:]))
        try await house.controlPlane.disablePerson(signedIn.person.id, as: House.ann)
        #expect(try await reason { _ = try await house.controlPlane.renewed(ann) } == .unauthenticated)
        #expect(try await isOver(signedIn, in: house))
    }

    @Test func aFormTokenIsOfOneSession() async throws {
        let house = try await House()
        let (first, second) = (try await house.join("ann", as: .member), try await house.signIn("ann"))
        #expect(first.text.isFormToken(first.text.formToken))
        #expect(!first.text.isFormToken(second.text.formToken) && !first.text.isFormToken(""))
        #expect(first.text.formToken != first.text.secret.withValue { $0 })
    }
}
