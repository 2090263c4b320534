import API
import Domain
import Testing

@testable import Server

@Suite(.timeLimit(.minutes(10))) struct SignInTests {
    private static let order = #"{"email":"ann@example.com","password":"\#(Premises.password)"}"#

    @Test func whoSignsInIsKnownByTheCookieAlone() async throws {
        try await Premises.with { premises in
            _ = try await premises.join("ann", as: .member)
            let answer = try await premises.post("sign-in", Self.order)
            #expect(answer.status == 201)
            let cookie = try #require(answer.headers["Set-Cookie"])
            #expect(cookie.hasPrefix("freehold="))
            for attribute in ["; Path=/", "; HttpOnly", "; SameSite=Lax"] { #expect(cookie.contains(attribute)) }
            #expect(!cookie.contains("Domain"))
            let value = String(cookie.prefix { $0 != ";" })
            #expect(!answer.text.contains(value.dropFirst("freehold=".count)))
            let profile: ProfileBody = try await premises.send("GET", "/api/v1/profile", headers: ["Cookie": value])
                .read()
            #expect(profile.person.email == "ann@example.com" && profile.roles == ["default": .member])
        }
    }

    @Test func onAnyOtherHostTheCookieIsBoundToItAndToTLS() async throws {
        try await Premises.with { premises in
            _ = try await premises.join("ann", as: .member)
            let host = ["Host": "freehold.example.com"]
            let answer = try await premises.post("sign-in", Self.order, headers: host)
            let cookie = try #require(answer.headers["Set-Cookie"])
            #expect(cookie.hasPrefix("__Host-freehold=") && cookie.contains("; Secure"))
            // A sub-domain can plant one with the plain name.
            let value = cookie.prefix { $0 != ";" }.dropFirst("__Host-".count)
            let planted = ["Cookie": String(value)].merging(host) { $1 }
            #expect(try await premises.send("GET", "/api/v1/profile", headers: planted).status == 401)
        }
    }

    @Test(arguments: [
        ["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "same-site"], ["Sec-Fetch-Site": "none"],
        ["Origin": "null"], ["Origin": "https://evil.example.com"], ["Origin": "http://127.0.0.1.evil.example.com"],
        ["Origin": "http://127.0.0.1"],
    ]) func whatAnotherSiteSendsIsNotCarriedOut(of site: [String: String]) async throws {
        try await Premises.with { premises in
            let ann = try await premises.join("ann", as: .owner)
            let headers = premises.headers(of: ann).merging(site) { $1 }
            let answer = try await premises.post("tokens", #"{"name":"ci"}"#, headers: headers)
            #expect(answer.status == 403)
            // Nor does it sign its visitors in as somebody else.
            #expect(try await premises.post("sign-in", Self.order, headers: site).status == 403)
        }
    }

    @Test func whatACookieSpeaksForNeedsTheFormTokenAndAnOrigin() async throws {
        try await Premises.with { premises in
            let ann = try await premises.join("ann", as: .owner)
            let all = premises.headers(of: ann)
            let order = #"{"name":"ci","workspace":"default"}"#
            #expect(try await premises.post("tokens", order, headers: all).status == 201)
            for missing in ["X-CSRF-Token", "Cookie"] {
                let some = all.filter { $0.key != missing }
                #expect(try await premises.post("tokens", order, headers: some).status != 201)
            }
            let silent = all.filter { !["Origin", "Sec-Fetch-Site"].contains($0.key) }
            #expect(try await premises.post("tokens", order, headers: silent).status == 403)
            let others = premises.headers(of: try await premises.join("bob", as: .owner))["X-CSRF-Token"]
            let wrong = all.merging(["X-CSRF-Token": others ?? ""]) { $1 }
            #expect(try await premises.post("tokens", order, headers: wrong).status == 403)
            // Looking needs nothing more.
            let bare = all.filter { $0.key == "Cookie" }
            #expect(try await premises.send("GET", "/api/v1/tokens", headers: bare).status == 200)
        }
    }

    @Test func anEndedSessionOpensNothing() async throws {
        try await Premises.with { premises in
            let ann = try await premises.join("ann", as: .member)
            let headers = premises.headers(of: ann)
            let path = "/api/v1/profile/sessions/\(ann.session.id)"
            #expect(try await premises.send("DELETE", path, headers: headers).status == 204)
            #expect(try await premises.send("GET", "/api/v1/profile", headers: headers).status == 401)
        }
    }

    @Test func whoGuessesIsToldHowLongToWait() async throws {
        try await Premises.with { premises in
            _ = try await premises.join("ann", as: .member)
            let wrong = #"{"email":"ann@example.com","password":"guess"}"#
            for _ in 0..<5 { #expect(try await premises.post("sign-in", wrong).status == 401) }
            let answer = try await premises.post("sign-in", Self.order)
            #expect(answer.status == 429 && answer.headers["Retry-After"] == "1")
        }
    }

    @Test func aLinkIsTakenWithAnAddressANameAndAPassword() async throws {
        try await Premises.with { premises in
            let made: NewInvitationBody = try await premises.ask("POST", "invitations", #"{"role":"auditor"}"#).read()
            let text = made.text.secret.withValue { $0 }
            func take(_ password: String) async throws -> Premises.Answer {
                try await premises.post(
                    "invitations/accept",
                    #"{"invitation":"\#(text)","email":"ann@example.com","name":"Ann","password":"\#(password)"}"#)
            }
            let weak = try await take("password1234")
            #expect(weak.status == 422 && !weak.text.contains("password1234"))
            #expect(try await take(Premises.password).status == 201)
            #expect(try await take(Premises.password).status == 404)
            let members: Page<MemberBody> = try await premises.ask("GET", "members").read()
            #expect(members.items.map(\.role) == [.auditor])
        }
    }

    /// The rights of a stream are those of now, and not those of when it was opened.
    @Test func aStreamEndsWhenItsReaderMayNoLongerSeeIt() async throws {
        try await Premises.with { premises in
            try await premises.addCredential()
            try await premises.makeCluster()
            let ann = try await premises.join("ann", as: .auditor)
            let response = try await premises.open(
                "GET", "/api/v1/workspaces/default/clusters/payments/events/stream",
                headers: premises.headers(of: ann))
            #expect(response.status == 200)
            try await premises.controlPlane.disablePerson(ann.person.id, as: Premises.administrator)
            // It ends, one way or the other; the time limit of the suite says that it does not go on.
            _ = try? await response.body.collect(upTo: 1 << 20)
        }
    }
}
