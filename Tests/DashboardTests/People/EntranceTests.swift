import Cloud
import ControlPlane
import Domain
import Testing

@testable import Dashboard

@Suite(.timeLimit(.minutes(5))) struct EntranceTests {
    private static func form(_ more: [String: String] = [:]) -> String {
        Browser.encoded(["email": "ann@example.com", "password": Browser.password].merging(more) { $1 })
    }

    @Test func whoDoesNotFitIsRefusedInWordsAndWithoutThem() async throws {
        try await Browser.with { browser in
            _ = try await browser.join("ann", as: .member)
            let body = Self.form(["password": "some other words"])
            let answer = try await browser.send("POST", "/sign-in", body: body)
            #expect(answer.status == 401)
            #expect(answer.text.contains("do not belong together"))
            #expect(answer.headers["Set-Cookie"] == nil)
            #expect(!answer.text.contains("some other words"))
            #expect(answer.text.contains("value=\"ann@example.com\""))
        }
    }

    @Test func theCookieIsForThisHostAloneAndTheOneOfTheAPI() async throws {
        try await Browser.with { browser in
            _ = try await browser.join("ann", as: .member)
            let answer = try await browser.send("POST", "/sign-in", body: Self.form())
            let cookie = try #require(answer.headers["Set-Cookie"])
            #expect(answer.status == 303 && answer.location == "/")
            #expect(cookie.hasPrefix("freehold=") && cookie.contains("; Path=/; HttpOnly; SameSite=Lax"))
            #expect(!cookie.contains("Domain"))
            browser.keep(answer)
            #expect(try await browser.open(Browser.team).status == 200)
            let profile = try await browser.open("/api/v1/profile")
            #expect(profile.text.contains("ann@example.com"))
            let elsewhere = ["Sec-Fetch-Site": "same-origin", "Host": "freehold.example.com"]
            let secure = try await browser.send("POST", "/sign-in", headers: elsewhere, body: Self.form())
            let bound = try #require(secure.headers["Set-Cookie"])
            #expect(bound.hasPrefix("__Host-freehold=") && bound.hasSuffix("; Secure"))
        }
    }

    @Test(arguments: [
        "//evil.example", "https://evil.example", "/\\evil.example", "/a b", "evil", "javascript:alert(1)",
        "/\t/evil.example", "/\r\nLocation: https://evil.example",
    ])
    func theSignInLeadsNowhereElse(next: String) async throws {
        try await Browser.with { browser in
            _ = try await browser.join("ann", as: .member)
            let answer = try await browser.send("POST", "/sign-in", body: Self.form(["next": next]))
            #expect(answer.location == "/")
            browser.keep(answer)
            #expect(try await browser.open("/sign-in?next=\(next.escapedForQuery)").location == "/")
        }
    }

    @Test func afterTheSignOutNothingOpensWithWhatTheBrowserHad() async throws {
        try await Browser.with { browser in
            try await browser.signIn()
            let kept = browser.cookie.withLock { $0 }
            #expect(try await browser.open(Browser.team).status == 200)
            let answer = try await browser.submit([:], to: "/sign-out", from: Browser.team)
            #expect(answer.headers["Set-Cookie"]?.contains("Max-Age=0") == true)
            #expect(answer.headers["Clear-Site-Data"] == #""cache", "storage""#)
            browser.cookie.withLock { $0 = kept }
            #expect(try await browser.open(Browser.team).status == 303)
            #expect(try await browser.open("/api/v1/profile").status == 401)
        }
    }

    /// What somebody planted before the sign-in is worth nothing after it.
    @Test func theSignInMakesANewSession() async throws {
        try await Browser.with { browser in
            let mallory = try await browser.signIn("mallory", as: .member)
            _ = try await browser.join("ann", as: .owner)
            let planted = String(repeating: "A", count: 43)
            for before in ["freehold=\(planted)", browser.cookie.withLock { $0 } ?? ""] {
                browser.cookie.withLock { $0 = before }
                let token = before.hasSuffix(planted) ? "" : mallory.text.formToken
                let answer = try await browser.send("POST", "/sign-in", body: Self.form(["form-token": token]))
                let after = try #require(answer.headers["Set-Cookie"])
                #expect(!after.hasPrefix(before))
                browser.cookie.withLock { $0 = before }
                let profile = try await browser.open("/api/v1/profile")
                #expect(!profile.text.contains("ann@example.com"))
            }
        }
    }

    /// Another site must not sign its visitors in here as somebody else.
    @Test(arguments: [["Sec-Fetch-Site": "cross-site"], ["Origin": "https://evil.example"], ["Origin": "null"], [:]])
    func anotherSiteCannotSignAnybodyIn(headers: [String: String]) async throws {
        try await Browser.with { browser in
            _ = try await browser.join("ann", as: .member)
            for path in ["/sign-in", "/invitation", "/invitation/accept", "/sign-out"] {
                let answer = try await browser.send("POST", path, headers: headers, body: Self.form())
                #expect(answer.status == 403 && answer.headers["Set-Cookie"] == nil, "\(path)")
            }
        }
    }

    @Test func whoIsDisabledOrGoneFromATeamIsOutAtOnce() async throws {
        try await Browser.with { browser in
            let ann = try await browser.signIn("ann", as: .owner)
            _ = try await browser.join("bob", as: .owner)
            #expect(try await browser.open(Browser.team).status == 200)
            try await browser.controlPlane.removeMember(
                ann.person.id, of: browser.workspace, as: Browser.administrator)
            #expect(try await browser.open(Browser.team).status == 404)
            try await browser.controlPlane.disablePerson(ann.person.id, as: Browser.administrator)
            #expect(try await browser.open(Browser.team).status == 303)
        }
    }

    /// What a page listens to ends with the right to see it, and not with the page.
    @Test func aStreamEndsWhenItsReaderMayNoLongerSeeIt() async throws {
        try await Browser.with { browser in
            let ann = try await browser.signIn("ann", as: .auditor)
            var headers = Headers()
            headers.append("Cookie", browser.cookie.withLock { $0 } ?? "")
            let response = try await browser.transport(
                Request(
                    "GET", "http://127.0.0.1:\(browser.port)\(Browser.team)/live", headers: headers, body: [],
                    deadline: .seconds(60)))
            #expect(response.status == 200)
            let begun = ContinuousClock.now
            try await browser.controlPlane.disablePerson(ann.person.id, as: Browser.administrator)
            // It ends, one way or the other, and long before the deadline would end it.
            _ = try? await response.body.collect(upTo: 1 << 20)
            #expect(begun.duration(to: .now) < .seconds(30))
        }
    }

    @Test func theFormTokenOfAnotherSessionOpensNothing() async throws {
        try await Browser.with { browser in
            let bob = try await browser.join("bob", as: .owner)
            let ann = try await browser.signIn("ann", as: .owner)
            for (token, status) in [(bob.text.formToken, 403), ("", 403), (ann.text.formToken, 303)] {
                let body = Browser.encoded(["form-token": token])
                let answer = try await browser.send("POST", "/sign-out", body: body)
                #expect(answer.status == status)
            }
        }
    }

    @Test func aMegabyteOfPasswordIsTooMuch() async throws {
        try await Browser.with { browser in
            let body = Self.form(["password": String(repeating: "a", count: 1 << 20)])
            let answer = try await browser.send("POST", "/sign-in", body: body)
            #expect(answer.status == 413)
        }
    }

    /// Blanks around it, a zero byte, and characters in either of Unicode's forms are part of a password like others.
    @Test(arguments: [" blanks around it ", "zero\u{0}byte in it", "🐎🐎🐎 and a battery", "cafe\u{301} au lait"])
    func aPasswordIsTakenAsItIsTyped(password: String) async throws {
        try await Browser.with { browser in
            let link = try await browser.invite(as: .member).withValue { $0 }
            let new = Self.form(["invitation": link, "name": "Ann", "password": password])
            #expect(try await browser.send("POST", "/invitation/accept", body: new).status == 303)
            func signIn(_ password: String) async throws -> Int {
                try await browser.send("POST", "/sign-in", body: Self.form(["password": password])).status
            }
            #expect(try await signIn(password) == 303)
            #expect(try await signIn(password.precomposedStringWithCanonicalMapping) == 303)
            #expect(try await signIn("\(password)x") == 401)
            #expect(try await signIn(String(password.prefix(5))) == 401)
        }
    }
}
