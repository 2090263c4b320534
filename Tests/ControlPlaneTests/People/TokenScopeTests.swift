import ControlPlane
import Domain
import Testing

@Suite struct TokenScopeTests {
    private let place = House.workspace

    private func scope(_ role: Role) -> Token.Scope { Token.Scope(workspace: place, role: role) }

    @Test func aTokenMayNoMoreThanItsScopeAndNothingElsewhere() async throws {
        let house = try await House()
        let other = try await house.controlPlane.createWorkspace("other", as: House.ann)
        let made = try await house.controlPlane.createToken(called: "ci", scope: scope(.member), as: House.ann)
        let token = try await house.controlPlane.authenticate(made.text)
        #expect(token.rights == Rights([place: .member]))
        #expect(try await reason { _ = try await house.controlPlane.clusters(in: other.id, as: token) } == .notFound)
        #expect(made.token.expiresAt == house.clock.now + .minutes(90 * 1440))
    }

    @Test func aTokenShrinksWithWhomItSpeaksForAndEndsWithThem() async throws {
        let house = try await House()
        let signedIn = try await house.join("ann", as: .manager)
        _ = try await house.member("olga", as: .owner)
        let ann = try await house.caller(signedIn)
        let made = try await house.controlPlane.createToken(called: "ci", scope: scope(.manager), as: ann)
        #expect(try await house.controlPlane.authenticate(made.text).rights == Rights([place: .manager]))
        _ = try await house.controlPlane.changeRole(of: signedIn.person.id, to: .auditor, in: place, as: House.ann)
        let now = try await house.controlPlane.authenticate(made.text)
        #expect(now.rights.permissions(in: place) == [.seeWorkspace, .readAudit])
        try await house.controlPlane.disablePerson(signedIn.person.id, as: House.ann)
        #expect(try await reason { _ = try await house.controlPlane.authenticate(made.text) } == .unauthenticated)
    }

    @Test func nobodyMakesATokenThatMayMoreThanTheyMay() async throws {
        let house = try await House()
        let other = try await house.controlPlane.createWorkspace("other", as: House.ann)
        let ann = try await house.member("ann", as: .member)
        for role in [Role.owner, .manager, .auditor] {
            let refused = try await reason {
                _ = try await house.controlPlane.createToken(called: "ci", scope: scope(role), as: ann)
            }
            #expect(refused == .forbidden)
        }
        let foreign = Token.Scope(workspace: other.id, role: .auditor)
        let refused = try await reason {
            _ = try await house.controlPlane.createToken(called: "ci", scope: foreign, as: ann)
        }
        #expect(refused == .notFound)
        let found = try await problem { _ = try await house.controlPlane.createToken(called: "ci", as: ann) }
        #expect(found.field == "workspace")
        _ = try await house.controlPlane.createToken(called: "ci", scope: scope(.member), as: ann)
    }

    @Test func aTokenThatLeaksMakesNoOthersAndTakesNoAccountOver() async throws {
        let house = try await House()
        let ann = try await house.member("ann", as: .owner)
        let made = try await house.controlPlane.createToken(called: "ci", scope: scope(.owner), as: ann)
        let token = try await house.controlPlane.authenticate(made.text)
        for body: @Sendable () async throws -> Void in [
            { _ = try await house.controlPlane.createToken(called: "more", scope: scope(.auditor), as: token) },
            { _ = try await house.controlPlane.tokens(as: token) },
            { _ = try await house.controlPlane.profile(as: token) },
            { _ = try await house.controlPlane.sessions(as: token) },
            { _ = try await house.controlPlane.newSecondFactor(password: House.password, from: .firefox, as: token) },
            {
                _ = try await house.controlPlane.changePassword(
                    House.password, to: Secret("staple battery horse"), from: .firefox, as: token)
            },
        ] {
            #expect(try await reason(body) == .forbidden)
        }
        // It may end itself.
        try await house.controlPlane.revokeToken(made.token.id, as: token)
        #expect(try await reason { _ = try await house.controlPlane.renewed(token) } == .unauthenticated)
    }

    @Test func aTokensTokenDoesNotOutliveIt() async throws {
        let house = try await House()
        let end = house.clock.now + .minutes(60)
        let first = try await house.controlPlane.createToken(called: "a", expiresAt: end, as: House.ann)
        let caller = try await house.controlPlane.authenticate(first.text)
        let found = try await problem {
            _ = try await house.controlPlane.createToken(called: "b", expiresAt: end + .seconds(1), as: caller)
        }
        #expect(found.field == "expiresAt")
        for scope in [nil, scope(.member)] {
            let made = try await house.controlPlane.createToken(called: "b", scope: scope, as: caller)
            #expect(made.token.expiresAt == end)
        }
    }

    @Test func everybodySeesAndEndsTheirOwnTokensAlone() async throws {
        let house = try await House()
        let ann = try await house.member("ann", as: .member)
        let bob = try await house.member("bob", as: .owner)
        let hers = try await house.controlPlane.createToken(called: "hers", scope: scope(.member), as: ann).token
        let his = try await house.controlPlane.createToken(called: "his", scope: scope(.owner), as: bob).token
        #expect(try await house.controlPlane.tokens(as: ann).map(\.id) == [hers.id])
        #expect(try await reason { try await house.controlPlane.revokeToken(his.id, as: ann) } == .notFound)
        #expect(Set(try await house.controlPlane.tokens(as: House.ann).map(\.id)) == [hers.id, his.id])
        try await house.controlPlane.revokeToken(hers.id, as: ann)
    }
}
