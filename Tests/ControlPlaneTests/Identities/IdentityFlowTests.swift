import Cloud
import Domain
import Foundation
import Testing

@testable import ControlPlane

/// The way to a provider and back.
@Suite struct IdentityFlowTests {
    private func begin(_ open: OpenHouse) async throws -> (begun: BegunSignIn, fields: [(name: String, value: String)])
    {
        _ = try await open.invite()
        let begun = try await open.controlPlane.beginSignIn(at: "1", from: .firefox)
        return (begun, open.registrar.visit(begun.address, as: OpenHouse.person()))
    }

    private func finish(
        _ open: OpenHouse, _ fields: [(name: String, value: String)], kept: FlowText?, at provider: String = "1"
    ) async throws {
        _ = try await open.controlPlane.finishSignIn(
            at: provider, AuthorizationAnswer(fields), kept: kept, from: .firefox)
    }

    @Test func theBrowserIsSentWithAllThatTheStandardAsksFor() async throws {
        let open = try await OpenHouse()
        let begun = try await open.controlPlane.beginSignIn(at: "1", from: .firefox)
        let parts = try #require(URLComponents(string: begun.address))
        #expect(begun.address.hasPrefix("https://login.example.com/authorize?"))
        let query = Dictionary(uniqueKeysWithValues: (parts.queryItems ?? []).map { ($0.name, $0.value ?? "") })
        #expect(query["redirect_uri"] == "https://freehold.example.com/sign-in/oidc/1/callback")
        #expect(query["response_type"] == "code" && query["code_challenge_method"] == "S256")
        #expect(query["client_id"] == "freehold:1" && query["scope"]?.hasPrefix("openid ") == true)
        let hidden = begun.text.secret.withValue { $0 }
        for name in ["state", "nonce", "code_challenge"] { #expect(query[name]?.count == 43 && query[name] != hidden) }
        #expect(Set([query["state"], query["nonce"], query["code_challenge"]]).count == 3)
    }

    @Test func anotherBrowserCannotFinishWhatThisOneBegan() async throws {
        let open = try await OpenHouse()
        let (begun, fields) = try await begin(open)
        let others = try await open.controlPlane.beginSignIn(at: "1", from: .firefox).text
        for kept in [nil, others] {
            #expect(try await reason { try await finish(open, fields, kept: kept) } == .unauthenticated)
        }
        // Nobody was kept from going on by that.
        try await finish(open, fields, kept: begun.text)
    }

    @Test func anAnswerWithAnotherStateOrTwoIsNone() async throws {
        let open = try await OpenHouse()
        let (begun, fields) = try await begin(open)
        for state in ["", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", String(repeating: "a", count: 100_000)] {
            let wrong = fields.filter { $0.name != "state" } + [(name: "state", value: state)]
            #expect(try await reason { try await finish(open, wrong, kept: begun.text) } == .unauthenticated)
        }
        #expect(try await reason { try await finish(open, fields + fields, kept: begun.text) } == .unauthenticated)
        try await finish(open, fields, kept: begun.text)
    }

    @Test func anAnswerCountsOnceAlsoWhenItArrivesTwiceAtOnce() async throws {
        let open = try await OpenHouse()
        let (begun, fields) = try await begin(open)
        let answers = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<5 {
                group.addTask { (try? await finish(open, fields, kept: begun.text)) != nil }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.count { $0 } == 1)
        #expect(open.registrar.count("/token") == 1)
        #expect(try await reason { try await finish(open, fields, kept: begun.text) } == .unauthenticated)
    }

    @Test func whoTakesTooLongBeginsAgain() async throws {
        let open = try await OpenHouse()
        let (begun, fields) = try await begin(open)
        open.house.clock.advance(by: BegunSignIn.limit)
        #expect(try await reason { try await finish(open, fields, kept: begun.text) } == .unauthenticated)
        #expect(open.registrar.count("/token") == 0)
    }

    @Test func oneProvidersAnswerIsNotTakenForAnothers() async throws {
        let open = try await OpenHouse()
        for (at, issuer) in [("2", "https://login.example.com"), ("1", "https://other.example.com/tenant")] {
            let (begun, fields) = try await begin(open)
            let mixed = fields.filter { $0.name != "iss" } + [(name: "iss", value: issuer)]
            #expect(try await reason { try await finish(open, mixed, kept: begun.text, at: at) } == .unauthenticated)
        }
        // The code went to neither of them.
        #expect(open.registrar.count("/token") == 0 && open.other.count("/token") == 0)
    }

    @Test func whoAlwaysNamesThemselvesIsNotBelievedWithoutAName() async throws {
        let open = try await OpenHouse()
        let (begun, fields) = try await begin(open)
        try await finish(open, fields.filter { $0.name != "iss" }, kept: begun.text)
        open.registrar.set { $0.document = [("authorization_response_iss_parameter_supported", "true")] }
        open.house.clock.advance(by: .minutes(61))
        let (next, more) = try await begin(open)
        let nameless = more.filter { $0.name != "iss" }
        #expect(try await reason { try await finish(open, nameless, kept: next.text) } == .unauthenticated)
    }

    @Test func whatTheProviderSaysInsteadOfACodeIsToldInItsWordsOnly() async throws {
        let open = try await OpenHouse()
        for (error, shown) in [("access_denied", true), ("<b>canary</b>", false)] {
            let (begun, fields) = try await begin(open)
            let refused = try await refusal {
                try await finish(
                    open, fields.filter { $0.name != "code" } + [(name: "error", value: error)], kept: begun.text)
            }
            #expect(refused.problem.summary.contains(error) == shown)
        }
    }

    @Test func nobodyFillsTheDatabaseWithBeginnings() async throws {
        let open = try await OpenHouse()
        for _ in 0..<1000 { _ = try await open.controlPlane.beginSignIn(at: "1", from: .firefox) }
        #expect(try await reason { _ = try await open.controlPlane.beginSignIn(at: "1", from: .firefox) }.isTooMany)
        _ = try await open.controlPlane.beginSignIn(at: "1", from: Browser(address: "192.0.2.77"))
        open.house.clock.advance(by: BegunSignIn.limit)
        _ = try await open.controlPlane.beginSignIn(at: "1", from: .firefox)
    }

    @Test func nothingThatLetsSomebodyInIsInTheStore() async throws {
        let open = try await OpenHouse()
        let (begun, fields) = try await begin(open)
        let before = try await open.house.store.dump()
        try await finish(open, fields, kept: begun.text)
        let after = try await open.house.store.dump()
        let text = begun.text.secret.withValue { $0 }
        let code = try #require(fields.first { $0.name == "code" }?.value)
        for canary in [text, begun.text.state, begun.text.nonce, code, "access-canary", "client canary"] {
            #expect(!before.contains(canary) && !after.contains(canary))
        }
        #expect(after.contains("s-ann"))
    }
}
