import Domain
import Testing

@testable import Server

@Suite(.timeLimit(.minutes(10))) struct IssuerTests {
    private static let documents = ["/.well-known/openid-configuration", "/.well-known/jwks.json"]

    @Test func whatCloudsLookUpIsPublicAndMayBeKept() async throws {
        try await Premises.with(issuer: "https://freehold.example.com") { premises in
            for path in Self.documents {
                let answer = try await premises.send("GET", path)
                #expect(answer.status == 200)
                #expect(answer.headers["Content-Type"] == "application/json")
                #expect(answer.headers["Cache-Control"] == "public, max-age=3600")
                #expect(!answer.text.contains("PRIVATE"))
            }
            let discovery: Discovery = try await premises.send("GET", Self.documents[0]).read()
            #expect(discovery.issuer == "https://freehold.example.com")
            #expect(discovery.keySet == "https://freehold.example.com\(Self.documents[1])")
        }
    }

    @Test(arguments: documents) func withoutAnIssuerThereIsNothing(path: String) async throws {
        try await Premises.with { premises in
            let answer = try await premises.send("GET", path)
            #expect(answer.status == 404)
            #expect(try answer.problem.title == "This installation has no issuer.")
        }
    }

    @Test func aNewKeyStandsBesideTheOldOne() async throws {
        try await Premises.with(issuer: "https://freehold.example.com") { premises in
            let before: KeySet = try await premises.send("GET", Self.documents[1]).read()
            let answer = try await premises.ask("POST", "/api/v1/issuer/keys")
            #expect(answer.status == 201)
            let after: KeySet = try await premises.send("GET", Self.documents[1]).read()
            #expect(try answer.read() == after)
            #expect(after.keys.count == 2 && after.keys.last == before.keys.first)
            #expect(try await premises.send("POST", "/api/v1/issuer/keys").status == 401)
        }
    }
}
