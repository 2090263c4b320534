import Domain
import Foundation
import Testing

@testable import ControlPlane

/// Who somebody is whom a provider names, and who decides that.
@Suite struct IdentityBindingTests {
    @Test func whoIsInvitedGetsInAndIsTheSameOneTheNextTime() async throws {
        let open = try await OpenHouse()
        _ = try await open.invite(as: .manager)
        let first = try #require(try await open.signIn().signedIn)
        #expect(first.person.name == "ann Smith" && first.person.email.rawValue == "ann@example.com")
        let members = try await open.controlPlane.members(of: House.workspace, as: House.ann)
        #expect(members.map(\.person.id) == [first.person.id] && members[0].role == .manager)
        #expect(try await open.verbs().suffix(3) == ["identity.bind", "invitation.accept", "session.begin"])
        let caller = try await open.house.caller(first)
        #expect(caller.person == first.person.id)

        // Another address, another name: the subject is what counts.
        let again = try await open.signIn(OpenHouse.person("annette", subject: "s-ann", isVerified: false))
        #expect(again.signedIn?.person == first.person && again.next == "/workspaces/default")
        #expect(try await open.controlPlane.identities(as: caller).map(\.subject) == ["s-ann"])
    }

    @Test func nobodyUninvitedGetsInAndTheyAreToldWhatToDo() async throws {
        let open = try await OpenHouse()
        let refused = try await refusal { _ = try await open.signIn() }
        #expect(refused.reason == .forbidden && refused.problem.summary.contains("ann@example.com"))
        #expect(refused.problem.advice.contains("invite"))
        #expect(try await open.controlPlane.people(as: House.ann).isEmpty)
        #expect(try await open.verbs().last == "session.refuse")
    }

    @Test(arguments: ["false", "\"false\"", "\"yes\"", "1", "null", ""])
    func anAddressThatIsNotVerifiedIsNone(isVerified: String) async throws {
        let open = try await OpenHouse()
        let link = try await open.invite()
        var ann = OpenHouse.person().filter { $0.0 != "email_verified" }
        if !isVerified.isEmpty { ann.append(("email_verified", isVerified)) }
        let person = ann
        for invitation in [nil, link] {
            let why = try await reason { _ = try await open.signIn(person, taking: invitation) }
            #expect(why == .forbidden)
        }
        #expect(try await open.controlPlane.people(as: House.ann).isEmpty)
    }

    @Test func anAddressAloneOpensNobodysAccount() async throws {
        let open = try await OpenHouse()
        let ann = try await open.house.join("ann", as: .owner)
        let link = try await open.invite("ann")
        for invitation in [nil, link] {
            let refused = try await refusal { _ = try await open.signIn(taking: invitation) }
            #expect(refused.reason == .forbidden && refused.problem.advice.contains("administrator"))
        }
        #expect(try await open.controlPlane.identities(as: open.house.caller(ann)).isEmpty)
    }

    @Test func anAdministratorMayAllowItOnceAndForAWeek() async throws {
        let open = try await OpenHouse()
        let ann = try await open.house.join("ann", as: .owner).person
        try await open.controlPlane.allowIdentity(of: ann.id, as: House.ann)
        open.house.clock.advance(by: .minutes(7 * 1440 + 1))
        #expect(try await reason { _ = try await open.signIn() } == .forbidden)

        try await open.controlPlane.allowIdentity(of: ann.id, as: House.ann)
        #expect(try await open.signIn().signedIn?.person.id == ann.id)
        // Whoever has the address next at the provider is somebody else.
        let next = OpenHouse.person("ann", subject: "s-another-ann")
        #expect(try await reason { _ = try await open.signIn(next) } == .forbidden)
        // The password still does, too.
        _ = try await open.house.signIn("ann")
        let verbs = try await open.controlPlane.auditRows(limit: 1000).map(\.entry.verb)
        #expect(verbs.filter { $0 == "identity.allow" }.count == 2)
    }

    @Test func onlyAnAdministratorMayAllowIt() async throws {
        let open = try await OpenHouse()
        let ann = try await open.house.member("ann", as: .owner)
        let why = try await reason {
            try await open.controlPlane.allowIdentity(of: #require(ann.person), as: ann)
        }
        #expect(why == .forbidden)
        let unknown = try await refusal {
            try await open.controlPlane.allowIdentity(of: .init(rawValue: "nobody"), as: House.ann)
        }
        #expect(unknown.reason == .notFound)
    }

    private func link(
        _ person: [(String, String)], to caller: Caller, in open: OpenHouse, password: Secret = House.password
    ) async throws -> Arrival {
        let begun = try await open.controlPlane.beginLink(
            to: "1", password: password, next: "/account", from: .firefox, as: caller)
        let answer = AuthorizationAnswer(open.registrar.visit(begun.address, as: person))
        return try await open.controlPlane.finishSignIn(at: "1", answer, kept: begun.text, from: .firefox)
    }

    @Test func whoIsSignedInConnectsTheTwoWithTheirPassword() async throws {
        let open = try await OpenHouse()
        let ann = try await open.house.member("ann", as: .member)
        let wrong = try await problem {
            _ = try await link(OpenHouse.person(), to: ann, in: open, password: Secret("guess"))
        }
        #expect(wrong.field == "password")
        // Under another address, which nobody has to have verified: they are both of them.
        let arrival = try await link(OpenHouse.person("a.smith", isVerified: false), to: ann, in: open)
        #expect(arrival.signedIn == nil && arrival.next == "/account")
        #expect(try await open.signIn(OpenHouse.person("a.smith")).signedIn?.person.id == ann.person)

        let bob = try await open.house.member("bob", as: .member)
        let taken = try await reason { _ = try await link(OpenHouse.person("a.smith"), to: bob, in: open) }
        #expect(taken == .conflict)
    }

    @Test func aLinkOfSomebodyWhoWasSignedOutMeanwhileIsNone() async throws {
        let open = try await OpenHouse()
        let ann = try await open.house.member("ann", as: .member)
        let begun = try await open.controlPlane.beginLink(
            to: "1", password: House.password, from: .firefox, as: ann)
        let answer = AuthorizationAnswer(open.registrar.visit(begun.address, as: OpenHouse.person()))
        try await open.controlPlane.endSession(#require(ann.session), as: ann)
        let why = try await reason {
            _ = try await open.controlPlane.finishSignIn(at: "1", answer, kept: begun.text, from: .firefox)
        }
        #expect(why == .unauthenticated)
        // Nothing was bound.
        #expect(try await refusal { _ = try await open.signIn() }.reason == .forbidden)
    }

    @Test func aLinkForAnybodyIsTakenByWhoBringsItAndOneForAnotherAddressIsNot() async throws {
        let open = try await OpenHouse()
        let anybody = try await open.controlPlane.invite(as: .auditor, to: House.workspace, as: House.ann).text
        let bobs = try await open.invite("bob")
        #expect(try await reason { _ = try await open.signIn(taking: bobs) } == .forbidden)
        let ann = try #require(try await open.signIn(taking: anybody).signedIn).person
        #expect(try await open.controlPlane.members(of: House.workspace, as: House.ann).map(\.role) == [.auditor])
        #expect(try await reason { _ = try await open.signIn(taking: anybody) } == .notFound)
        // Whoever is known takes one as they would when they are signed in.
        let place = try await open.controlPlane.createWorkspace("other", as: House.ann)
        let more = try await open.controlPlane.invite(as: .owner, to: place.id, as: House.ann).text
        #expect(try await open.signIn(taking: more).signedIn?.person == ann)
        #expect(try await open.controlPlane.members(of: place.id, as: House.ann).map(\.role) == [.owner])
    }

    @Test func whoMayNotComeInMayNotByAnotherWay() async throws {
        let open = try await OpenHouse()
        _ = try await open.invite()
        let ann = try #require(try await open.signIn().signedIn).person
        try await open.controlPlane.disablePerson(ann.id, as: House.ann)
        #expect(try await reason { _ = try await open.signIn() } == .forbidden)
    }

    @Test func aNewPasswordFromAnAdministratorTakesEveryOtherWayAway() async throws {
        let open = try await OpenHouse()
        let ann = try await open.house.member("ann", as: .member)
        _ = try await link(OpenHouse.person(), to: ann, in: open)
        let recovery = try await open.controlPlane.recoverPerson(#require(ann.person), as: House.ann).text
        let new = try await open.controlPlane.recover(
            recovery, password: Secret("another horse battery"), from: .firefox)
        #expect(try await open.controlPlane.identities(as: open.house.caller(new)).isEmpty)
        #expect(try await reason { _ = try await open.signIn() } == .forbidden)
    }

    @Test func whoHasNoPasswordIsLetInByNoneAndKeepsTheirLastWay() async throws {
        let open = try await OpenHouse()
        _ = try await open.invite()
        let ann = try await open.house.caller(#require(try await open.signIn().signedIn))
        for password in ["", "\u{0}", "$scrypt$ln=4,r=8,p=1$$"] {
            #expect(
                try await reason { _ = try await open.house.signIn("ann", password: Secret(password)) }
                    == .unauthenticated)
        }
        let identity = try #require(try await open.controlPlane.identities(as: ann).first)
        let last = try await reason { try await open.controlPlane.removeIdentity(identity.id, as: ann) }
        #expect(last == .conflict)
        #expect(try await open.controlPlane.identities(as: ann) == [identity])
    }

    @Test func oneOfTwoWaysInIsTakenAwayByItsOwnerAlone() async throws {
        let open = try await OpenHouse()
        let ann = try await open.house.member("ann", as: .member)
        let bob = try await open.house.member("bob", as: .owner)
        _ = try await link(OpenHouse.person(), to: ann, in: open)
        let identity = try #require(try await open.controlPlane.identities(as: ann).first)
        #expect(
            try await reason { try await open.controlPlane.removeIdentity(identity.id, as: bob) } == .notFound)
        try await open.controlPlane.removeIdentity(identity.id, as: ann)
        #expect(try await reason { _ = try await open.signIn() } == .forbidden)
        let verbs = try await open.controlPlane.auditRows(limit: 1000).map(\.entry.verb)
        #expect(verbs.filter { $0 == "identity.remove" }.count == 1)
    }
}
