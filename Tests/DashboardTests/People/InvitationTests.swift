import ControlPlane
import Domain
import Testing

@testable import Dashboard

@Suite(.timeLimit(.minutes(5))) struct InvitationTests {
    @Test func aLinkIsShownAndThenTaken() async throws {
        try await Browser.with { browser in
            let link = try await browser.invite(as: .auditor).withValue { $0 }
            #expect(try await browser.open("/invitation").status == 200)
            let asked = Browser.encoded(["invitation": "http://127.0.0.1/invitation#\(link)"])
            let shown = try await browser.send("POST", "/invitation", body: asked)
            #expect(shown.status == 200)
            #expect(shown.text.contains("invites you to this workspace as auditor"))
            #expect(shown.hidden("invitation") == link)
            var new = [
                "invitation": link, "email": "ann@example.com", "name": "Ann", "password": "qwertyuiop12",
            ]
            let weak = try await browser.send("POST", "/invitation/accept", body: Browser.encoded(new))
            #expect(weak.status == 422 && weak.text.contains("tried first") && !weak.text.contains("qwertyuiop12"))
            new["password"] = Browser.password
            let taken = try await browser.send("POST", "/invitation/accept", body: Browser.encoded(new))
            #expect(taken.status == 303)
            browser.keep(taken)
            #expect(try await browser.open(Browser.team).status == 200)
        }
    }

    @Test func aLinkOpensOnce() async throws {
        try await Browser.with { browser in
            let link = try await browser.invite(as: .member).withValue { $0 }
            try await browser.controlPlane.takeBackInvitation(
                browser.controlPlane.invitations(to: browser.workspace, as: Browser.administrator)[0].id,
                to: browser.workspace, as: Browser.administrator)
            for text in [link, "", "nonsense", "fhi_" + String(repeating: "0", count: 36)] {
                let body = Browser.encoded(["invitation": text])
                let answer = try await browser.send("POST", "/invitation", body: body)
                #expect(answer.status == 404 && answer.text.contains("was used, taken back, or is too old"))
                #expect(try await browser.send("POST", "/invitation/accept", body: body).status == 404)
            }
        }
    }

    @Test func whoIsSignedInJoinsAsWhoTheyAre() async throws {
        try await Browser.with { browser in
            try await browser.signIn("ann", as: .member)
            let other = try await browser.controlPlane.createWorkspace("other", as: Browser.administrator)
            let link = try await browser.invite(as: .owner, to: other.name).withValue { $0 }
            #expect(try await browser.open("/workspaces/other").status == 404)
            let shown = try await browser.submit(["invitation": link], to: "/invitation", from: "/invitation")
            #expect(shown.text.contains("Join as ann"))
            let token = try #require(shown.hidden("form-token"))
            let body = Browser.encoded(["invitation": link, "form-token": token])
            #expect(try await browser.send("POST", "/invitation/join", body: body).status == 303)
            #expect(try await browser.open("/workspaces/other").status == 200)
            #expect(try await browser.send("POST", "/invitation/join", body: body).status == 404)
        }
    }

    @Test func theFirstLinkMakesAnAdministrator() async throws {
        try await Browser.with { browser in
            let welcome = try await browser.open("/welcome")
            #expect(welcome.text.contains("Welcome to Freehold"))
            let admin = try await browser.signIn()
            #expect(admin.person.isAdministrator)
            #expect(try await browser.open("/").location == Browser.team)
        }
    }

    @Test func aRecoveryLinkGivesANewPassword() async throws {
        try await Browser.with { browser in
            let ann = try await browser.signIn("ann", as: .member)
            let link = try await browser.controlPlane.recoverPerson(ann.person.id, as: Browser.administrator).text
                .withValue { $0 }
            let old = browser.cookie.withLock { $0 }
            browser.cookie.withLock { $0 = nil }
            let shown = try await browser.send(
                "POST", "/invitation", body: Browser.encoded(["invitation": link]))
            #expect(shown.text.contains("A new password") && !shown.text.contains("name=\"email\""))
            let body = Browser.encoded(["invitation": link, "password": "another good battery"])
            let taken = try await browser.send("POST", "/invitation/accept", body: body)
            #expect(taken.status == 303)
            browser.cookie.withLock { $0 = old }
            #expect(try await browser.open(Browser.team).status == 303)
        }
    }
}
