import ControlPlane
import Domain
import Testing

@testable import Dashboard

@Suite(.timeLimit(.minutes(5))) struct MemberPageTests {
    private static let page = "\(Browser.team)/members"

    @Test func anInvitationsLinkIsShownOnceAndLeadsHere() async throws {
        try await Browser.with { browser in
            try await browser.signIn("ann", as: .owner)
            let made = try await browser.submit(
                ["role": "auditor", "email": "bob@example.com"], to: "\(Browser.team)/invitations", from: Self.page)
            #expect(made.text.contains("http://127.0.0.1:\(browser.port)/invitation#fhi_"))
            let list = try await browser.open(Self.page).text
            #expect(!list.contains("fhi_") && list.contains("auditor for bob@example.com"))
            let wrong = try await browser.submit(
                ["role": "auditor", "email": "bob"], to: "\(Browser.team)/invitations", from: Self.page)
            #expect(wrong.status == 422 && wrong.text.contains("is no e-mail address"))
            let open = try await browser.controlPlane.invitations(to: browser.workspace, as: Browser.administrator)
            #expect(open.count == 1)
            let back = try await browser.submit(
                [:], to: "\(Browser.team)/invitations/\(open[0].id)/take-back", from: Self.page)
            #expect(back.status == 303)
            #expect(try await browser.open(Self.page).text.contains("Open invitations") == false)
        }
    }

    @Test func aRoleIsChangedAndHoldsAtOnce() async throws {
        try await Browser.with { browser in
            let bob = try await browser.signIn("bob", as: .member)
            #expect(try await browser.open("\(Browser.team)/new-credential").status == 403)
            let kept = browser.cookie.withLock { $0 }
            try await browser.signIn("ann", as: .owner)
            let path = "\(Self.page)/\(bob.person.id)"
            try await browser.submit(
                ["role.\(bob.person.id)": "manager"], to: "\(path)/role", from: Self.page)
            let none = try await browser.submit(["role.\(bob.person.id)": "god"], to: "\(path)/role", from: Self.page)
            #expect(none.status == 422)
            let ann = browser.cookie.withLock { $0 }
            browser.cookie.withLock { $0 = kept }
            #expect(try await browser.open("\(Browser.team)/new-credential").status == 200)
            browser.cookie.withLock { $0 = ann }
            #expect(try await browser.submit([:], to: "\(path)/remove", from: Self.page).status == 303)
            browser.cookie.withLock { $0 = kept }
            #expect(try await browser.open(Browser.team).status == 404)
        }
    }

    @Test func aManagerIsNotOfferedOwnersAndMayNotMakeOne() async throws {
        try await Browser.with { browser in
            let ann = try await browser.join("ann", as: .owner)
            let max = try await browser.signIn("max", as: .manager)
            let text = try await browser.open(Self.page).text
            #expect(!text.contains("value=\"owner\""))
            #expect(!text.contains("/members/\(ann.person.id)/role"))
            for person in [ann.person.id, max.person.id] {
                let answer = try await browser.submit(
                    ["role.\(person)": "owner"], to: "\(Self.page)/\(person)/role", from: Self.page)
                #expect(answer.status == 403 && answer.text.contains("Owners may"))
            }
            let invited = try await browser.submit(
                ["role": "owner"], to: "\(Browser.team)/invitations", from: Self.page)
            #expect(invited.status == 403)
        }
    }

    @Test func theLastOwnerStays() async throws {
        try await Browser.with { browser in
            let ann = try await browser.signIn("ann", as: .owner)
            let answer = try await browser.submit(
                [:], to: "\(Self.page)/\(ann.person.id)/remove", from: Self.page)
            #expect(answer.status == 409 && answer.text.contains("last owner"))
        }
    }

    @Test func anAdministratorDisablesAndLetsInAnew() async throws {
        try await Browser.with { browser in
            let ann = try await browser.join("ann", as: .member)
            let admin = try await browser.signIn()
            let link = try await browser.submit([:], to: "/people/\(ann.person.id)/recovery", from: "/people")
            #expect(link.text.contains("/invitation#fhi_"))
            let disabled = try await browser.submit([:], to: "/people/\(ann.person.id)/disable", from: "/people")
            #expect(disabled.status == 303)
            await #expect(throws: Refusal.self) { try await browser.controlPlane.authenticate(session: ann.text) }
            let last = try await browser.submit([:], to: "/people/\(admin.person.id)/disable", from: "/people")
            #expect(last.status == 409 && last.text.contains("last administrator"))
        }
    }

    @Test func aNewWorkspaceIsInTheListOfThem() async throws {
        try await Browser.with { browser in
            try await browser.signIn()
            let wrong = try await browser.submit(["name": "default"], to: "/new-workspace", from: "/new-workspace")
            #expect(wrong.status == 409 && wrong.text.contains("exists already"))
            let made = try await browser.submit(["name": "payments"], to: "/new-workspace", from: "/new-workspace")
            #expect(made.location == "/workspaces/payments")
            #expect(try await browser.open(Browser.team).text.contains("href=\"/workspaces/payments\""))
        }
    }

    @Test func whoMayNotIsToldWhichRolesMay() async throws {
        try await Browser.with { browser in
            try await browser.signIn("ann", as: .auditor)
            let answer = try await browser.open("\(Browser.team)/new-credential")
            #expect(answer.status == 403 && answer.text.contains("Not permitted"))
            #expect(answer.text.contains("Owners and managers may: ask an owner of the workspace for such a role."))
        }
    }
}
