import API
import ControlPlane
import Domain
import Testing

@testable import Server

/// Each route, asked by everybody: of their own team, of another, and of one that there is not.
@Suite(.timeLimit(.minutes(10))) struct AudienceTests {
    private func routes(of premises: Premises) -> [Route] {
        Routes(controlPlane: premises.controlPlane, isSimulated: true, time: premises.clock.time).all
    }

    /// What everybody there is sends along.
    private func everybody(_ premises: Premises) async throws -> [Audience: [String: String]] {
        var all = [Audience.administrator: ["Authorization": "Bearer \(premises.token)"]]
        for (audience, role) in [(Audience.owner, Role.owner), (.manager, .manager), (.member, .member)] {
            all[audience] = premises.headers(of: try await premises.join(role.rawValue, as: role))
        }
        all[.auditor] = premises.headers(of: try await premises.join("auditor", as: .auditor))
        return all
    }

    private func ask(
        _ premises: Premises, _ route: Route, workspace: String, headers: [String: String]
    ) async throws -> Premises.Answer {
        let path = route.path.replacing(":workspace", with: workspace).replacing(":", with: "no-")
        return try await premises.send(route.method.rawValue, path, headers: headers)
    }

    @Test func everyRouteHasARowAndEveryRowARoute() async throws {
        try await Premises.with { premises in
            let served = routes(of: premises).map { "\($0.method.rawValue) \($0.path)" }
            #expect(Set(served).symmetricDifference(Audience.rows.keys).isEmpty)
        }
    }

    @Test func everybodyIsRefusedExactlyWhatTheirRowDoesNotHold() async throws {
        try await Premises.with { premises in
            let everybody = try await everybody(premises)
            for route in routes(of: premises) {
                let allowed = try #require(Audience.rows["\(route.method.rawValue) \(route.path)"])
                for (audience, headers) in everybody {
                    let answer = try await ask(premises, route, workspace: "default", headers: headers)
                    let told = "\(route.method) \(route.path) as \(audience): \(answer.status)"
                    // An account is its person's, and the administrator here is a token.
                    let isToken = audience == .administrator && route.path.contains("/profile")
                    #expect((answer.status == 403) == (!allowed.contains(audience) || isToken), "\(told)")
                    #expect(answer.status != 401 || route.isOpen, "\(told)")
                    #expect(answer.status < 500, "\(told)")
                }
            }
        }
    }

    @Test func anotherTeamIsNotThereForWhoDoesNotBelongToIt() async throws {
        try await Premises.with { premises in
            _ = try await premises.controlPlane.createWorkspace("foreign", as: Premises.administrator)
            let everybody = try await everybody(premises)
            for route in routes(of: premises) where route.path.contains(":workspace") {
                for (audience, headers) in everybody where audience != .administrator {
                    let foreign = try await ask(premises, route, workspace: "foreign", headers: headers)
                    let missing = try await ask(premises, route, workspace: "missing", headers: headers)
                    #expect(foreign.status == 404 && missing.status == 404, "\(route.path) as \(audience)")
                    // Not a byte more or less.
                    #expect(foreign.text == missing.text.replacing("missing", with: "foreign"), "\(route.path)")
                }
            }
        }
    }

    @Test func aTokenOfOneTeamIsAStrangerInAnother() async throws {
        try await Premises.with { premises in
            let foreign = try await premises.controlPlane.createWorkspace("foreign", as: Premises.administrator)
            let made = try await premises.controlPlane.createToken(
                called: "ci", scope: .init(workspace: foreign.id, role: .owner), as: Premises.administrator)
            let headers = ["Authorization": made.text.withValue { "Bearer \($0)" }]
            for route in routes(of: premises) where route.path.contains(":workspace") {
                let answer = try await ask(premises, route, workspace: "default", headers: headers)
                #expect(answer.status == 404, "\(route.method) \(route.path)")
            }
            let teams: Page<WorkspaceBody> = try await premises.send("GET", "/api/v1/workspaces", headers: headers)
                .read()
            #expect(teams.items.map(\.name) == ["foreign"])
        }
    }
}
