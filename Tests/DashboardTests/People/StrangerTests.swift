import Foundation
import Testing

@testable import Dashboard

/// What another team has is, for an owner of this one, what there is not.
@Suite(.timeLimit(.minutes(5))) struct StrangerTests {
    private static let pages = [
        "", "/clusters", "/clusters/payments", "/clusters/payments/delete", "/credentials", "/credentials/mine",
        "/credentials/mine/edit", "/credentials/mine/delete", "/new-credential", "/new-cluster", "/live",
        "/clusters/payments/live",
    ]
    private static let forms = [
        "/new-credential", "/credentials/mine/edit", "/credentials/mine/delete", "/credentials/mine/validate",
        "/credentials/mine/prepare", "/pasted", "/new-cluster", "/clusters/payments/retry",
        "/clusters/payments/delete",
    ]

    @Test func noPageOfAnotherTeamIsThere() async throws {
        try await Browser.with { browser in
            try await browser.signIn()
            try await browser.addCredential()
            try await browser.makeCluster()
            _ = try await browser.controlPlane.createWorkspace("other", as: Browser.administrator)
            try await browser.signIn("bob", as: .owner, in: "other")
            let page = try await browser.open("/workspaces/other/new-credential")
            let token = try #require(page.hidden("form-token"))
            let rows = try await browser.controlPlane.auditRows(limit: 1000, as: Browser.administrator).count
            for path in Self.pages {
                let foreign = try await browser.open(Browser.team + path)
                let missing = try await browser.open("/workspaces/nowhere" + path)
                #expect(foreign.status == 404 && missing.status == 404, "\(path): \(foreign.status)")
                #expect(foreign.text == missing.text.replacing("nowhere", with: "default"), "\(path)")
            }
            for path in Self.forms {
                let body = Browser.encoded(["form-token": token, "name": "x", "confirm": "payments"])
                let answer = try await browser.send("POST", Browser.team + path, body: body)
                #expect(answer.status == 404, "\(path): \(answer.status)")
            }
            #expect(
                try await browser.controlPlane.auditRows(limit: 1000, as: Browser.administrator).count == rows)
        }
    }
}
