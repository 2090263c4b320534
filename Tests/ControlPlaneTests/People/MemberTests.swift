import ControlPlane
import Domain
import Testing

@Suite struct MemberTests {
    private let place = House.workspace

    @Test func aLinkMakesOneMemberAndThenNoOther() async throws {
        let house = try await House()
        let made = try await house.controlPlane.invite(as: .manager, to: place, as: House.ann)
        #expect(try await house.controlPlane.invitation(made.text).workspace?.name == "default")
        let bob = Newcomer(email: "bob@example.com", name: "Bob", password: House.password)
        let caller = try await house.caller(
            house.controlPlane.accept(made.text, as: bob, from: .firefox))
        #expect(caller.rights == Rights([place: .manager]))
        let members = try await house.controlPlane.members(of: place, as: caller)
        #expect(members.map(\.person.email.rawValue) == ["bob@example.com"] && members.map(\.role) == [.manager])
        let eve = Newcomer(email: "eve@example.com", name: "Eve", password: House.password)
        let again = try await reason { _ = try await house.controlPlane.accept(made.text, as: eve, from: .firefox) }
        #expect(again == .notFound)
        #expect(try await house.controlPlane.invitations(to: place, as: House.ann).isEmpty)
    }

    @Test func aLinkThatIsShownTwiceAtOnceMakesOneMember() async throws {
        let house = try await House()
        let link = try await house.controlPlane.invite(as: .member, to: place, as: House.ann).text
        let count = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<4 {
                let newcomer = Newcomer(email: "p\(number)@example.com", name: "P", password: House.password)
                group.addTask {
                    (try? await house.controlPlane.accept(link, as: newcomer, from: .firefox)) != nil
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(count == 1)
        #expect(try await house.controlPlane.people(as: House.ann).count == 1)
    }

    @Test func aLinkEndsAfterAWeekAndWhenItIsTakenBack() async throws {
        let house = try await House()
        let old = try await house.controlPlane.invite(as: .member, to: place, as: House.ann)
        house.clock.advance(by: .minutes(7 * 1440))
        let back = try await house.controlPlane.invite(as: .member, to: place, as: House.ann)
        #expect(try await house.controlPlane.invitations(to: place, as: House.ann).map(\.id) == [back.invitation.id])
        try await house.controlPlane.takeBackInvitation(back.invitation.id, to: place, as: House.ann)
        for text in [old.text, back.text, Secret("fhi_nonsense"), Secret("")] {
            #expect(try await reason { _ = try await house.controlPlane.invitation(text) } == .notFound)
        }
    }

    @Test func aLinkForOneAddressIsForNoOther() async throws {
        let house = try await House()
        let made = try await house.controlPlane.invite(
            as: .member, email: "Bob@Example.com", to: place, as: House.ann)
        let eve = Newcomer(email: "eve@example.com", name: "Eve", password: House.password)
        let refused = try await reason { _ = try await house.controlPlane.accept(made.text, as: eve, from: .firefox) }
        #expect(refused == .forbidden)
        let bob = Newcomer(email: "bob@example.com", name: "Bob", password: House.password)
        _ = try await house.controlPlane.accept(made.text, as: bob, from: .firefox)
    }

    /// Whoever holds a link must not take over an account that is there.
    @Test func aLinkDoesNotOpenAnAccountThatThereIs() async throws {
        let house = try await House()
        _ = try await house.join("ann", as: .owner)
        let link = try await house.controlPlane.invite(as: .member, to: place, as: House.ann).text
        let other = Newcomer(email: "ANN@example.com", name: "Eve", password: Secret("another horse battery"))
        let refused = try await reason { _ = try await house.controlPlane.accept(link, as: other, from: .firefox) }
        #expect(refused == .conflict)
        _ = try await house.signIn("ann")
    }

    @Test func whoIsSignedInJoinsAnotherWorkspaceOnce() async throws {
        let house = try await House()
        let signedIn = try await house.join("ann", as: .member)
        let other = try await house.controlPlane.createWorkspace("other", as: House.ann)
        let ann = try await house.caller(signedIn)
        #expect(try await house.controlPlane.workspaces(as: ann).map(\.name) == ["default"])
        let link = try await house.controlPlane.invite(as: .auditor, to: other.id, as: House.ann).text
        try await house.controlPlane.accept(link, as: ann)
        let now = try await house.caller(signedIn)
        #expect(now.rights == Rights([place: .member, other.id: .auditor]))
        let again = try await house.controlPlane.invite(as: .owner, to: other.id, as: House.ann).text
        #expect(try await reason { try await house.controlPlane.accept(again, as: now) } == .conflict)
    }

    @Test func aManagerMakesNoOwnersAndTouchesNone() async throws {
        let house = try await House()
        let olga = try await house.join("olga", as: .owner)
        let other = try await house.join("oscar", as: .owner)
        let signedIn = try await house.join("mia", as: .manager)
        let mia = try await house.caller(signedIn)
        for body: @Sendable () async throws -> Void in [
            { _ = try await house.controlPlane.invite(as: .owner, to: place, as: mia) },
            { _ = try await house.controlPlane.changeRole(of: signedIn.person.id, to: .owner, in: place, as: mia) },
            { _ = try await house.controlPlane.changeRole(of: olga.person.id, to: .member, in: place, as: mia) },
            { try await house.controlPlane.removeMember(other.person.id, of: place, as: mia) },
        ] {
            #expect(try await reason(body) == .forbidden)
        }
        #expect(try await house.controlPlane.members(of: place, as: mia).map(\.role) == [.manager, .owner, .owner])
    }

    @Test func theLastOwnerCannotGo() async throws {
        let house = try await House()
        let first = try await house.join("olga", as: .owner)
        let olga = try await house.caller(first)
        let second = try await house.join("ann", as: .member)
        let id = first.person.id
        for body: @Sendable () async throws -> Void in [
            { try await house.controlPlane.removeMember(id, of: place, as: olga) },
            { _ = try await house.controlPlane.changeRole(of: id, to: .manager, in: place, as: olga) },
            { try await house.controlPlane.removeMember(id, of: place, as: House.ann) },
        ] {
            #expect(try await reason(body) == .conflict)
        }
        _ = try await house.controlPlane.changeRole(of: second.person.id, to: .owner, in: place, as: olga)
        try await house.controlPlane.removeMember(id, of: place, as: olga)
        #expect(try await house.controlPlane.members(of: place, as: House.ann).map(\.person.name) == ["ann"])
    }

    @Test func everybodyMayGoByThemselves() async throws {
        let house = try await House()
        let signedIn = try await house.join("ann", as: .auditor)
        let ann = try await house.caller(signedIn)
        try await house.controlPlane.removeMember(signedIn.person.id, of: place, as: ann)
        #expect(try await house.caller(signedIn).rights == Rights([:]))
    }

    @Test func theLastAdministratorCannotBeDisabled() async throws {
        let house = try await House()
        let link = try #require(
            try await house.controlPlane.makeFirstInvitation(in: PrivateFile(house.folder.path + "/first")))
        let admin = try await house.controlPlane.accept(
            link, as: Newcomer(email: "a@example.com", name: "A", password: House.password), from: .firefox)
        let refused = try await reason {
            try await house.controlPlane.disablePerson(admin.person.id, as: House.ann)
        }
        #expect(refused == .conflict)
    }

    @Test func onlyAnAdministratorSeesEverybodyAndMakesWorkspaces() async throws {
        let house = try await House()
        let owner = try await house.member("olga", as: .owner)
        for body: @Sendable () async throws -> Void in [
            { _ = try await house.controlPlane.people(as: owner) },
            { _ = try await house.controlPlane.createWorkspace("other", as: owner) },
            { try await house.controlPlane.disablePerson(owner.person!, as: owner) },
            { _ = try await house.controlPlane.recoverPerson(owner.person!, as: owner) },
            { _ = try await house.controlPlane.auditRows(as: owner) },
            { _ = try await house.controlPlane.rotateIssuerKey(as: owner) },
        ] {
            #expect(try await reason(body) == .forbidden)
        }
    }
}
