import API
import Domain
import Foundation
import Testing

@testable import Server

@Suite(.timeLimit(.minutes(10))) struct GateTests {
    private static let open: Set = ["/livez", "/readyz", "/api/v1/version", "/api/v1/openapi.yaml"]
    /// What clouds look up; there is nothing at these paths without an issuer.
    private static let published: Set = ["/.well-known/openid-configuration", "/.well-known/jwks.json"]

    /// Where somebody who is not known yet comes in.
    private static let entrances: Set = [
        "/api/v1/sign-in", "/api/v1/invitations/accept", "/api/v1/invitations/recover",
        "/api/v1/device/authorize", "/api/v1/device/token",
    ]

    @Test func everyRouteButTheOpenOnesAsksWhoItIs() async throws {
        try await Premises.with { premises in
            let routes = Routes(controlPlane: premises.controlPlane, isSimulated: true, time: premises.clock.time).all
            #expect(Set(routes.filter(\.isOpen).map(\.path)) == Self.open.union(Self.published).union(Self.entrances))
            for route in routes where !route.isOpen {
                let path = route.path.replacing(":workspace", with: "default").replacing(":", with: "")
                let answer = try await premises.send(route.method.rawValue, path)
                #expect(answer.status == 401, "\(route.method) \(path)")
                #expect(try answer.problem.title == "The request shows no token.")
                #expect(answer.headers["WWW-Authenticate"] == "Bearer realm=\"freehold\"")
            }
        }
    }

    @Test func whatDoesNotExistIsNotToldToStrangers() async throws {
        try await Premises.with { premises in
            for path in ["/", "/api", "/api/v1/nothing", "/livez/more", "/api/v1/version/"] {
                let answer = try await premises.send("GET", path)
                #expect(answer.status == 401)
            }
        }
    }

    @Test(arguments: ["Bearer", "Bearer ", "Basic dG9rZW4=", "Bearer nonsense", "fhp_123"])
    func whatIsNoTokenOfOursIsRefused(header: String) async throws {
        try await Premises.with { premises in
            let answer = try await premises.send("GET", "/api/v1/providers", headers: ["Authorization": header])
            #expect(answer.status == 401)
        }
    }

    @Test func theNameOfTheSchemeMayBeInAnyCase() async throws {
        try await Premises.with { premises in
            let headers = ["Authorization": "bEARER \(premises.token)"]
            let answer = try await premises.send("GET", "/api/v1/providers", headers: headers)
            #expect(answer.status == 200)
        }
    }

    @Test func aRevokedTokenOpensNothing() async throws {
        try await Premises.with { premises in
            let tokens: Page<TokenBody> = try await premises.ask("GET", "/api/v1/tokens").read()
            let mine = try #require(tokens.items.first)
            #expect(try await premises.ask("DELETE", "/api/v1/tokens/\(mine.id)").status == 204)
            #expect(try await premises.ask("GET", "/api/v1/tokens").status == 401)
        }
    }

    @Test func aNewTokenOpensUntilItExpires() async throws {
        try await Premises.with { premises in
            let end = premises.clock.now + .minutes(5)
            let order = #"{"name":"ci","expiresAt":"\#(end.formatted(.iso8601))"}"#
            let made: NewTokenBody = try await premises.ask("POST", "/api/v1/tokens", order).read()
            let headers = made.text.secret.withValue { ["Authorization": "Bearer \($0)"] }
            #expect(try await premises.send("GET", "/api/v1/tokens", headers: headers).status == 200)
            premises.clock.advance(by: .minutes(6))
            #expect(try await premises.send("GET", "/api/v1/tokens", headers: headers).status == 401)
        }
    }

    @Test(arguments: open) func theOpenPathsAnswerAnybody(path: String) async throws {
        try await Premises.with { premises in
            let answer = try await premises.send("GET", path)
            #expect(answer.status == 200)
        }
    }
}
