import Cloud
import ControlPlane
import Domain
import Foundation
import Simulation
import Testing

@testable import Dashboard

/// The pages on the way to an identity provider; who is let in is tested beneath them.
@Suite(.timeLimit(.minutes(5))) struct ProviderTests {
    private static let issuer = "https://login.example.com"

    private func with(_ body: (Browser) async throws -> Void) async throws {
        try await Browser.with(
            identities: { clock in
                let provider = try IdentityProvider(
                    id: "1", name: "Example", issuer: Self.issuer, client: "freehold", secret: nil)
                let document = """
                    {"issuer":"\(Self.issuer)","authorization_endpoint":"\(Self.issuer)/authorize?a=b",
                    "token_endpoint":"\(Self.issuer)/token","jwks_uri":"\(Self.issuer)/keys"}
                    """
                return IdentityProviders(
                    [provider], home: "https://freehold.example.com",
                    over: { _ in Response(status: 200, body: .init(Array(document.utf8))) }, time: clock.time)
            }, body)
    }

    @Test func theSignInPageLeadsToTheProviderAndKeepsWhereOneWantedToGo() async throws {
        try await with { browser in
            let page = try await browser.open("/sign-in?next=/workspaces/default/clusters")
            let path = "/sign-in/oidc/1?next=%2Fworkspaces%2Fdefault%2Fclusters"
            #expect(page.text.contains("href=\"\(path)\"") && page.text.contains("Sign in with Example"))
            let sent = try await browser.open(path)
            #expect(sent.status == 303 && sent.location?.hasPrefix("\(Self.issuer)/authorize?a=b&") == true)
            let cookie = try #require(sent.headers["Set-Cookie"])
            #expect(cookie.hasPrefix("freehold-identity="))
            for attribute in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Max-Age=600"] {
                #expect(cookie.contains(attribute))
            }
            let elsewhere = try await browser.send(
                "GET", path, headers: ["Sec-Fetch-Site": "same-origin", "Host": "freehold.example.com"])
            let bound = try #require(elsewhere.headers["Set-Cookie"])
            #expect(bound.hasPrefix("__Host-freehold-identity=") && bound.contains("; Secure"))
        }
    }

    @Test(arguments: ["cross-site", "same-site"]) func noOtherSiteSendsAnybodyOff(site: String) async throws {
        try await with { browser in
            let answer = try await browser.send("GET", "/sign-in/oidc/1", headers: ["Sec-Fetch-Site": site])
            #expect(answer.location == "/sign-in" && answer.headers["Set-Cookie"] == nil)
            let posted = try await browser.send(
                "POST", "/sign-in/oidc/1/invitation", headers: ["Sec-Fetch-Site": site], body: "invitation=a")
            #expect(posted.status == 403)
        }
    }

    @Test func anAnswerThatNobodyWaitedForLetsNobodyIn() async throws {
        try await with { browser in
            for query in ["", "?state=a&code=b", "?state=a&state=a&code=b", "?error=access_denied"] {
                let answer = try await browser.send(
                    "GET", "/sign-in/oidc/1/callback\(query)", headers: ["Sec-Fetch-Site": "cross-site"])
                #expect(answer.status == 401 && answer.text.contains("was not begun in this browser"))
                #expect(answer.text.contains("Sign in with Example"))
            }
            #expect(try await browser.open("/sign-in/oidc/2").status != 200)
        }
    }

    @Test func anInvitationMayBeTakenAsWhomTheProviderNames() async throws {
        try await with { browser in
            let link = try await browser.invite(as: .member).withValue { $0 }
            let body = Browser.encoded(["invitation": link])
            let shown = try await browser.send("POST", "/invitation", body: body)
            #expect(shown.text.contains("formaction=\"/sign-in/oidc/1/invitation\""))
            let onward = try await browser.send("POST", "/sign-in/oidc/1/invitation", body: body)
            #expect(onward.status == 200 && onward.text.contains("0; url=\(Self.issuer)/authorize?a=b&amp;"))
            #expect(onward.headers["Set-Cookie"]?.hasPrefix("freehold-identity=") == true)
            #expect(!onward.text.contains(link))
            let wrong = try await browser.send("POST", "/sign-in/oidc/1/invitation", body: "invitation=fhi_no")
            #expect(wrong.status == 404)
        }
    }

    @Test func onlyWhoIsSignedInAndGivesThePasswordConnectsTheTwo() async throws {
        try await with { browser in
            let path = "/sign-in/oidc/1/link"
            #expect(try await browser.send("POST", path, body: "password=a").location == "/sign-in")
            try await browser.signIn("ann", as: .member)
            #expect(try await browser.send("POST", path, body: "password=a").status == 403)
            let page = "/account/identities"
            #expect(try await browser.open("/account").text.contains("href=\"\(page)\""))
            #expect(try await browser.open(page).text.contains("formaction=\"\(path)\""))
            let wrong = try await browser.submit(["password": "guess"], to: path, from: page)
            #expect(wrong.status == 422 && wrong.text.contains("is not the one of this account"))
            let right = try await browser.submit(["password": Browser.password], to: path, from: page)
            #expect(right.status == 200 && right.text.contains("Go on to Example"))
        }
    }
}
