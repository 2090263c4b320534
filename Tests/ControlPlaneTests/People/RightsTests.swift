import ControlPlane
import Domain
import Foundation
import Testing

@Suite struct RightsTests {
    /// The table of roles once more, by hand.
    private static let table: [Permission: [Role]] = [
        .seeWorkspace: [.owner, .manager, .member, .auditor], .useCredentials: [.owner, .manager, .member],
        .editClusters: [.owner, .manager, .member], .deleteClusters: [.owner, .manager, .member],
        .keepCredentials: [.owner, .manager], .keepMembers: [.owner, .manager], .keepOwners: [.owner],
        .readAudit: [.owner, .manager, .auditor], .keepNotifications: [.owner, .manager], .administer: [],
    ]

    @Test(arguments: Permission.allCases) func everyRoleMayWhatTheTableSays(permission: Permission) throws {
        let allowed = try #require(Self.table[permission])
        #expect(Role.allCases.filter { $0.may(permission) } == allowed)
    }

    @Test func whatIsNotSaidIsNotAllowed() {
        let (mine, other) = (Workspace.ID(rawValue: "mine"), Workspace.ID(rawValue: "other"))
        for permission in Permission.allCases {
            #expect(!Rights.none.may(permission, in: mine))
            #expect(!Rights([mine: .owner]).may(permission, in: other))
            #expect(Rights.administrator.may(permission, in: other))
        }
        #expect(!Rights([mine: .owner]).isAdministrator)
        #expect(Caller(id: "c", name: "c").rights == .none)
    }

    @Test(arguments: Role.allCases, Role.allCases) func aScopeOnlyNarrows(role: Role, scope: Role) {
        let (mine, other) = (Workspace.ID(rawValue: "mine"), Workspace.ID(rawValue: "other"))
        let rights = Rights([mine: role, other: .owner])
        let narrowed = rights.narrowed(to: .init(workspace: mine, role: scope))
        #expect(narrowed.permissions(in: mine) == role.permissions.intersection(scope.permissions))
        #expect(narrowed.permissions(in: other).isEmpty)
        #expect(rights.cover(.init(workspace: mine, role: scope)) == scope.permissions.isSubset(of: role.permissions))
        let administrator = Rights.administrator.narrowed(to: .init(workspace: mine, role: scope))
        #expect(administrator.permissions(in: mine) == scope.permissions && !administrator.isAdministrator)
    }

    /// Nothing that a stranger asks for is carried out, and nothing of a team is told to them.
    @Test func aStrangerIsToldOfEveryVerbThatThereIsNoSuchWorkspace() async throws {
        let house = try await House.furnished()
        try await house.create()
        let audited = try await house.controlPlane.auditRows(limit: 1000).count
        for stranger in [
            Caller(id: "s", name: "s"), Caller(id: "s", name: "s", rights: Rights([.init(rawValue: "other"): .owner])),
        ] {
            for (name, verb) in Verb.all {
                let found = try await refusal { try await verb.body(house.controlPlane, stranger) }
                #expect(found.reason == .notFound, "\(name)")
                #expect(found.problem.summary == "There is no workspace called “default”.", "\(name)")
            }
        }
        #expect(try await house.controlPlane.auditRows(limit: 1000).count == audited)
    }

    @Test(arguments: Role.allCases) func aMemberIsRefusedExactlyWhatTheRoleDoesNotSay(role: Role) async throws {
        let house = try await House.furnished()
        let caller = try await house.member("bob", as: role)
        for (name, verb) in Verb.all {
            var isForbidden = false
            do { try await verb.body(house.controlPlane, caller) } catch let refusal as Refusal {
                isForbidden = refusal.reason == .forbidden
            } catch {}
            #expect(isForbidden == !role.may(verb.permission), "\(name) as \(role)")
        }
    }
}
