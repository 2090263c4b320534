import ControlPlane
import Domain
import Testing

@testable import Dashboard

@Suite(.timeLimit(.minutes(5))) struct AccountTests {
    @Test func aNewPasswordEndsEveryOtherSession() async throws {
        try await Browser.with { browser in
            let ann = try await browser.signIn("ann", as: .member)
            let before = browser.cookie.withLock { $0 }
            let weak = try await browser.submit(
                ["password": Browser.password, "new": "qwertyuiop12"], to: "/account/password", from: "/account")
            #expect(weak.status == 422 && weak.text.contains("new-problem"))
            let changed = try await browser.submit(
                ["password": Browser.password, "new": "another good battery"], to: "/account/password",
                from: "/account")
            #expect(changed.status == 303)
            browser.keep(changed)
            #expect(try await browser.open("/account").status == 200)
            browser.cookie.withLock { $0 = before }
            #expect(try await browser.open("/account").status == 303)
            await #expect(throws: Refusal.self) {
                try await browser.controlPlane.signIn(
                    ann.person.email.rawValue, password: Secret(Browser.password), from: .init(address: "192.0.2.1"))
            }
        }
    }

    @Test func aSessionElsewhereIsEndedAndThoseOfOthersAreNotThere() async throws {
        try await Browser.with { browser in
            let ann = try await browser.signIn("ann", as: .member)
            let elsewhere = try await browser.controlPlane.signIn(
                ann.person.email.rawValue, password: Secret(Browser.password),
                from: .init(address: "198.51.100.7", agent: "<script>"))
            let bob = try await browser.join("bob", as: .owner)
            let page = try await browser.open("/account").text
            #expect(page.contains("198.51.100.7") && page.contains("&lt;script&gt;"))
            #expect(page.split(separator: "/end\"").count == 2)
            func end(_ id: Session.ID) async throws -> Int {
                try await browser.submit([:], to: "/account/sessions/\(id)/end", from: "/account").status
            }
            #expect(try await end(bob.session.id) == 404)
            #expect(try await end(elsewhere.session.id) == 303)
            await #expect(throws: Refusal.self) {
                try await browser.controlPlane.authenticate(session: elsewhere.text)
            }
            _ = try await browser.controlPlane.authenticate(session: bob.text)
        }
    }

    @Test func aTokenIsShownOnceAndDoesNoMoreThanItsRole() async throws {
        try await Browser.with { browser in
            try await browser.signIn("ann", as: .manager)
            let asked = ["name": "ci", "workspace": "default", "role": "auditor", "days": "7"]
            let made = try await browser.submit(asked, to: "/tokens", from: "/tokens")
            let text = try #require(made.text.firstMatch(of: #/fhp_[A-Za-z0-9]{36}/#)?.output)
            let list = try await browser.open("/tokens").text
            #expect(!list.contains(text) && list.contains("auditor of default") && list.contains("in 7 d"))
            let caller = try await browser.controlPlane.authenticate(Secret(String(text)))
            #expect(caller.rights.may(.seeWorkspace, in: try await browser.workspace))
            #expect(!caller.rights.may(.editClusters, in: try await browser.workspace))
            let revoked = try await browser.submit([:], to: "/tokens/\(caller.id)/revoke", from: "/tokens")
            #expect(revoked.status == 303)
            await #expect(throws: Refusal.self) {
                try await browser.controlPlane.authenticate(Secret(String(text)))
            }
        }
    }

    @Test(arguments: [
        (["role": "owner"], 403) as ([String: String], Int),
        (["role": "god"], 422), (["days": "100000"], 422),
        (["days": "-1"], 422), (["name": "<b>"], 422),
        (["workspace": ""], 422), (["workspace": "foreign"], 404),
    ])
    func aTokenThatGoesTooFarIsNotMade(wrong: [String: String], status: Int) async throws {
        try await Browser.with { browser in
            _ = try await browser.controlPlane.createWorkspace("foreign", as: Browser.administrator)
            let ann = try await browser.signIn("ann", as: .manager)
            let asked = ["name": "ci", "workspace": "default", "role": "auditor", "days": "7"]
            let answer = try await browser.submit(asked.merging(wrong) { $1 }, to: "/tokens", from: "/tokens")
            #expect(answer.status == status)
            let all = try await browser.controlPlane.tokens(as: Browser.administrator)
            #expect(!all.contains { $0.person == ann.person.id })
        }
    }
}
