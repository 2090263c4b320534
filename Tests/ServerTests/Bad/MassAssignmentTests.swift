import API
import Testing

@testable import Server

/// What the server alone sets cannot be sent along, wherever a body is read.
@Suite(.timeLimit(.minutes(10))) struct MassAssignmentTests {
    private static let ours = [
        "id", "tenantId", "tenant_id", "workspaceID", "status", "phase", "createdAt", "createdBy", "created_by",
        "generation", "revision", "owner", "isAdministrator", "credentialVersion", "account", "problem", "person",
        "__proto__",
    ]

    /// Each body with what it must have.
    private static let bodies = [
        "POST /api/v1/workspaces": #""name":"new""#, "POST /api/v1/tokens": #""name":"new""#,
        "POST credentials": #""name":"new","provider":"toy","fields":{"user":"me","password":"correct horse"}"#,
        "PATCH credentials/mine": #""name":"other""#, "POST credentials/mine/preflight": #""region":"north""#,
        "POST clusters": #""name":"new","type":"dedicated","region":"north","credential":"mine""#,
        "POST plans": #""name":"new","type":"dedicated","region":"north","credential":"mine""#,
        "PATCH clusters/payments": #""min":2"#, "POST clusters/payments/retry": #""step":"network""#,
        "POST invitations": #""role":"member""#, "PATCH members/somebody": #""role":"member""#,
        "POST notification-targets": #""name":"new","channel":"webhook","address":"https://example.com/""#,
        "POST /api/v1/sign-in": #""email":"ann@example.com","password":"correct horse battery""#,
        "POST /api/v1/invitations/accept": #""invitation":"x","email":"a@b.example","name":"A","password":"x""#,
        "POST /api/v1/invitations/recover": #""invitation":"x","password":"x""#,
    ]

    @Test(arguments: bodies.keys.sorted()) func whatIsTheServersCannotBeSent(route: String) async throws {
        let body = try #require(Self.bodies[route])
        let parts = route.split(separator: " ").map(String.init)
        try await Premises.with { premises in
            let key = parts[1].hasSuffix("s") && parts[0] == "POST" ? "k" : nil
            let before = try await premises.controlPlane.auditRows(as: Premises.administrator).count
            for field in Self.ours {
                let order = #"{\#(body),"\#(field)":"x"}"#
                let answer = try await premises.ask(parts[0], parts[1], order, headers: ["If-Match": "*"], key: key)
                #expect(answer.status == 400, "\(field): \(answer.text)")
                #expect(try answer.problem.field == field)
            }
            #expect(try await premises.controlPlane.auditRows(as: Premises.administrator).count == before)
        }
    }

    /// The first of two is what a filter in front may have looked at, and the second what counts, or the other way
    /// round.
    @Test(arguments: [
        #"{"name":"one","name":"two"}"#, #"{"name":"one","\u006eame":"two"}"#, #"{"name":"one","NAME":"two"}"#,
    ]) func aFieldThatIsGivenTwiceMakesOneThingAtMost(body: String) async throws {
        try await Premises.with { premises in
            let answer = try await premises.ask("POST", "/api/v1/workspaces", body)
            let all: Page<WorkspaceBody> = try await premises.ask("GET", "/api/v1/workspaces").read()
            #expect(answer.status == 201 || answer.status == 400)
            #expect(all.items.count == (answer.status == 201 ? 2 : 1))
        }
    }
}
