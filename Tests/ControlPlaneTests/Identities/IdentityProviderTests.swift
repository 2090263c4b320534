import Domain
import Foundation
import Testing

@testable import ControlPlane

/// What a provider says of itself, and is told by us.
@Suite struct IdentityProviderTests {
    @Test(arguments: [
        ("issuer", "\"https://evil.example.com\""), ("token_endpoint", "\"http://login.example.com/token\""),
        ("jwks_uri", "\"file:///etc/passwd\""), ("authorization_endpoint", "\"javascript:alert(1)\""),
        ("token_endpoint", "\"https://user:canary@login.example.com/token\""), ("token_endpoint", "5"),
    ]) func aProviderThatLeadsElsewhereIsNotFollowed(name: String, value: String) async throws {
        let open = try await OpenHouse()
        open.registrar.set { $0.document = [(name, value)] }
        let why = try await reason { _ = try await open.controlPlane.beginSignIn(at: "1", from: .firefox) }
        #expect(why == .unauthenticated)
    }

    @Test func aProviderThatDoesNotAnswerIsNamed() async throws {
        let open = try await OpenHouse()
        open.registrar.set { $0.isSilent = true }
        let problem = try await problem { _ = try await open.controlPlane.beginSignIn(at: "1", from: .firefox) }
        #expect(problem.summary == "“Example” cannot be asked who you are: the connection was refused.")
        let unknown = try await reason { _ = try await open.controlPlane.beginSignIn(at: "3", from: .firefox) }
        #expect(unknown == .notFound)
    }

    @Test func aNewKeyIsLookedForOnceAMinute() async throws {
        let open = try await OpenHouse()
        _ = try await open.invite()
        _ = try await open.signIn()
        for _ in 0..<5 { _ = try? await open.signIn { $0[header: "kid"] = "\"unknown\"" } }
        #expect(open.registrar.count("/keys") == 1)
        open.house.clock.advance(by: .minutes(1))
        open.registrar.set { $0.keyID = "k2" }
        _ = try await open.signIn()
        for _ in 0..<5 { _ = try? await open.signIn { $0[header: "kid"] = "\"unknown\"" } }
        #expect(open.registrar.count("/keys") == 2 && open.registrar.count("/.well-known/openid-configuration") == 1)
        // A key that was withdrawn counts for an hour at most.
        open.house.clock.advance(by: .minutes(61))
        #expect(try await reason { _ = try await open.signIn { $0[header: "kid"] = "\"k1\"" } } == .unauthenticated)
    }

    @Test func theSecretGoesWhereTheProviderWantsIt() async throws {
        let pair = Data("freehold%3A1:client%20canary%2F%2B".utf8).base64EncodedString()
        for (methods, header, field) in [
            (nil, "Basic \(pair)", false), ("[\"client_secret_post\"]", nil, true),
            ("[\"client_secret_basic\",\"client_secret_post\"]", "Basic \(pair)", false),
        ] as [(String?, String?, Bool)] {
            let open = try await OpenHouse()
            _ = try await open.invite()
            if let methods { open.registrar.set { $0.document = [("token_endpoint_auth_methods_supported", methods)] } }
            _ = try await open.signIn()
            let request = try #require(open.registrar.requests.first { $0.url.hasSuffix("/token") })
            #expect(request.headers["Authorization"] == header)
            let body = String(decoding: request.body, as: UTF8.self)
            #expect(body.contains("client_secret=client%20canary%2F%2B") == field)
        }
    }

    @Test func anAddressThatIsNotInTheTokenIsAskedFor() async throws {
        let open = try await OpenHouse()
        _ = try await open.invite()
        let subject = [("sub", "\"s-ann\"")]
        open.registrar.set { $0.userInformation = OpenHouse.person("ann", subject: "s-bob") }
        #expect(try await reason { _ = try await open.signIn(subject) } == .unauthenticated)
        open.registrar.set { $0.userInformation = OpenHouse.person("ann") }
        #expect(try await open.signIn(subject).signedIn?.person.email.rawValue == "ann@example.com")
    }

    @Test func onlyTheDomainsThatTheOperatorNamedAreLetIn() async throws {
        let open = try await OpenHouse(domains: ["corp.example"])
        _ = try await open.invite()
        #expect(try await reason { _ = try await open.signIn() } == .forbidden)
        _ = try await open.controlPlane.invite(
            as: .member, email: "ann@corp.example", to: House.workspace, as: House.ann)
        var ann = OpenHouse.person().filter { $0.0 != "email" }
        ann.append(("email", "\"ann@corp.example\""))
        _ = try await open.signIn(ann)
        let forged = ann.filter { $0.0 != "email_verified" } + [("email_verified", "false")]
        #expect(try await reason { _ = try await open.signIn(forged) } == .forbidden)
    }

    @Test(arguments: [
        "", "login.example.com", "http://login.example.com", "https://", "https://user:canary@login.example.com",
        "https://login.example.com/#a", "https://login.example.com/?a=b", "ftp://login.example.com",
        "http://0x7f000001", "http://127.0.0.1.example.com", "https://login.example.com/a b", "https://a\\b",
    ]) func whatIsNoIssuerIsRefusedAtTheStart(issuer: String) throws {
        let problem = #expect(throws: Problem.self) {
            try IdentityProvider(id: "1", name: "Example", issuer: issuer, client: "a", secret: nil)
        }
        #expect(problem?.field == "issuer" && problem?.summary.contains("canary") == false)
    }

    @Test(arguments: [
        "https://login.example.com", "https://login.example.com/tenant/", "http://127.0.0.1:9400", "http://localhost:1",
        "http://[::1]:9400",
    ]) func aPlainIssuerIsOneOfThisMachine(issuer: String) throws {
        #expect(
            try IdentityProvider(id: "1", name: "Example", issuer: issuer, client: "a", secret: nil).issuer == issuer)
    }

    @Test func whatIsIncompleteIsRefusedAtTheStart() throws {
        let url = "https://login.example.com"
        for (name, client, domains, field) in [
            ("", "a", [], "name"), ("Example", "", [], "client"), ("Example", "a", ["@example.com"], "domains"),
            ("Example", "a", ["*.example.com"], "domains"),
        ] as [(String, String, Set<String>, String)] {
            let problem = #expect(throws: Problem.self) {
                try IdentityProvider(id: "1", name: name, issuer: url, client: client, secret: nil, domains: domains)
            }
            #expect(problem?.field == field)
        }
    }
}
