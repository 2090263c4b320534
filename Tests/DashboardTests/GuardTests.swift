import Foundation
import Testing

@testable import Dashboard

@Suite(.timeLimit(.minutes(5))) struct GuardTests {
    private static let pages = [
        "/", "/workspaces/default", "/workspaces/default/clusters", "/workspaces/default/credentials",
        "/workspaces/default/new-cluster", "/workspaces/default/new-credential", "/workspaces/default/live", "/nothing",
        "/settings", "/audit", "/workspaces/default/audit", "/workspaces/default/notifications",
    ]

    @Test(arguments: pages) func whoIsNotSignedInIsSentToTheSignIn(page: String) async throws {
        try await Browser.with { browser in
            let answer = try await browser.open(page)
            #expect(answer.status == 303)
            #expect(answer.location == "/sign-in?next=\(page.escapedForQuery)")
        }
    }

    @Test(arguments: ["", "form-token=", "form-token=AAAA", "form-token=" + String(repeating: "A", count: 43)])
    func aFormWithoutTheSessionsTokenChangesNothing(body: String) async throws {
        try await Browser.with { browser in
            try await browser.signIn()
            try await browser.addCredential()
            for path in ["new-credential", "new-cluster", "credentials/mine/delete", "credentials/mine/validate"] {
                let answer = try await browser.send("POST", "\(Browser.team)/\(path)", body: body)
                #expect(answer.status == 403, "\(path)")
                #expect(answer.text.contains("This form was not made for your session."))
            }
            #expect(
                try await browser.controlPlane.credentials(in: await browser.workspace, as: Browser.administrator).count
                    == 1)
        }
    }

    @Test(arguments: [
        ["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "same-site"], ["Origin": "https://evil.example"],
        ["Sec-Fetch-Site": "none"], ["Origin": "null"], [:],
    ])
    func anotherSiteCannotSendAForm(headers: [String: String]) async throws {
        try await Browser.with { browser in
            try await browser.signIn()
            try await browser.addCredential()
            let page = try await browser.open("\(Browser.team)/credentials/mine/delete")
            let body = "form-token=\(try #require(page.hidden("form-token")))"
            let path = "\(Browser.team)/credentials/mine/delete"
            let answer = try await browser.send("POST", path, headers: headers, body: body)
            #expect(answer.status == 403)
            #expect(answer.text.contains("The request came from another site."))
            let own = ["Sec-Fetch-Site": "same-origin", "Origin": "http://127.0.0.1:\(browser.port)"]
            #expect(try await browser.send("POST", path, headers: own, body: body).status == 303)
        }
    }

    @Test func everyAnswerIsSheltered() async throws {
        try await Browser.with { browser in
            for path in ["/sign-in", "/nothing", Browser.team, Assets.path + "/app.css", "/assets/0/app.css"] {
                let answer = try await browser.open(path)
                let policy = try #require(answer.headers["Content-Security-Policy"])
                #expect(policy.hasPrefix("default-src 'none'; script-src 'self'; style-src 'self'"))
                #expect(!policy.contains("unsafe"))
                #expect(answer.headers["X-Content-Type-Options"] == "nosniff")
                #expect(answer.headers["X-Frame-Options"] == "DENY")
                #expect(answer.headers["Referrer-Policy"] == "same-origin")
            }
            #expect(try await browser.open("/sign-in").headers["Cache-Control"] == "no-store")
        }
    }

    @Test func aReleasesFilesMayBeKeptForEver() async throws {
        try await Browser.with { browser in
            let answer = try await browser.open(Assets.path + "/app.css")
            #expect(answer.status == 200)
            #expect(answer.headers["Cache-Control"] == "public, max-age=31536000, immutable")
            #expect(try await browser.open("/assets/000000000000/app.css").status == 404)
            #expect(try await browser.open(Assets.path + "/../secrets").status != 200)
        }
    }
}
