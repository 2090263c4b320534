import ControlPlane
import Domain
import Testing

@testable import Dashboard

/// Each route of the dashboard, asked by everybody: of their own team, of another, and of one that there is not.
@Suite(.timeLimit(.minutes(10))) struct PageAudienceTests {
    /// The sign-out last: it ends the session that all the others need.
    private func routes(of browser: Browser) -> [PageRoute] {
        let all = Pages(controlPlane: browser.controlPlane, time: browser.clock.time, isSimulated: true).all
        return all.filter { $0.path != "/sign-out" } + all.filter { $0.path == "/sign-out" }
    }

    private func signIn(_ audience: PageAudience, _ browser: Browser) async throws -> SignedIn {
        guard let role = audience.role else { return try await browser.signIn() }
        return try await browser.signIn(audience.rawValue, as: role)
    }

    private func ask(
        _ browser: Browser, _ route: PageRoute, workspace: String = "default", as signedIn: SignedIn
    ) async throws -> Browser.Answer {
        let path = route.path.replacing(":workspace", with: workspace).replacing(":", with: "no-")
        let form = Browser.encoded(["form-token": signedIn.text.formToken])
        return try await browser.send(route.method.rawValue, path, body: route.method == .post ? form : "")
    }

    @Test func everyRouteHasARowAndEveryRowARoute() async throws {
        try await Browser.with { browser in
            let served = routes(of: browser).map { "\($0.method.rawValue) \($0.path)" }
            #expect(Set(served).symmetricDifference(PageAudience.rows.keys).isEmpty)
            #expect(served.count == Set(served).count)
        }
    }

    @Test(arguments: PageAudience.allCases)
    func everybodyIsRefusedExactlyWhatTheirRowDoesNotHold(audience: PageAudience) async throws {
        try await Browser.with { browser in
            let signedIn = try await signIn(audience, browser)
            for route in routes(of: browser) {
                let allowed = try #require(PageAudience.rows["\(route.method.rawValue) \(route.path)"])
                let answer = try await ask(browser, route, as: signedIn)
                let told = "\(route.method) \(route.path) as \(audience): \(answer.status)"
                #expect((answer.status == 403) == !allowed.contains(audience), "\(told)")
                #expect(answer.status < 500, "\(told)")
                #expect(answer.location?.hasPrefix("/sign-in?") != true, "\(told)")
            }
        }
    }

    @Test func whoIsNotSignedInGetsNothingButWhatIsOpen() async throws {
        try await Browser.with { browser in
            for route in routes(of: browser) {
                let path = route.path.replacing(":", with: "no-")
                let answer = try await browser.send(route.method.rawValue, path)
                let isOpen = PageAudience.open.contains("\(route.method.rawValue) \(route.path)")
                let isSent = answer.status == 303 && answer.location?.hasPrefix("/sign-in") == true
                #expect(isSent != isOpen || route.path == "/sign-out", "\(route.method) \(path): \(answer.status)")
            }
        }
    }

    @Test(arguments: PageAudience.allCases.filter { $0 != .administrator })
    func anotherTeamIsNotThereForWhoDoesNotBelongToIt(audience: PageAudience) async throws {
        try await Browser.with { browser in
            _ = try await browser.controlPlane.createWorkspace("foreign", as: Browser.administrator)
            let signedIn = try await signIn(audience, browser)
            for route in routes(of: browser) where route.path.contains(":workspace") {
                let foreign = try await ask(browser, route, workspace: "foreign", as: signedIn)
                let missing = try await ask(browser, route, workspace: "missing", as: signedIn)
                #expect(foreign.status == 404 && missing.status == 404, "\(route.path)")
                // Not a byte more or less.
                #expect(foreign.text == missing.text.replacing("missing", with: "foreign"), "\(route.path)")
            }
        }
    }

    /// Each button and link of each page leads to something that this person may do.
    @Test(arguments: PageAudience.allCases) func nothingIsOfferedThatIsRefused(audience: PageAudience) async throws {
        try await Browser.with { browser in
            try await browser.signIn("keeper", as: .owner)
            try await browser.addCredential()
            try await browser.addCredential("wrong", user: "stranger")
            try await browser.makeCluster()
            _ = try await browser.invite(as: .member)
            let person = try await signIn(audience, browser).person.id
            let team =
                ["", "/clusters", "/clusters/payments", "/credentials", "/credentials/mine", "/members"]
                + ["/clusters/payments/inventory", "/credentials/mine/revoke", "/credentials/wrong/revoke"]
                + ["/clusters/payments/events", "/notifications"]
            let pages = ["/account", "/tokens"] + team.map { Browser.team + $0 }
            let patterns = routes(of: browser)
            for page in pages {
                let text = try await browser.open(page).text
                for (method, attribute) in [("GET", "href"), ("POST", "action")] {
                    for path in places(in: text, attribute) {
                        let route = patterns.first { $0.method.rawValue == method && fits(path, $0.path) }
                        let allowed = route.flatMap { PageAudience.rows["\(method) \($0.path)"] }
                        // Everybody may go by themselves.
                        if path.hasSuffix("/members/\(person)/remove") { continue }
                        let isSearch = method == "POST" && route == nil && text.contains("method=\"get\"")
                        #expect(
                            isSearch || allowed?.contains(audience) == true, "\(page) offers \(audience) \(path)")
                    }
                }
            }
        }
    }

    /// What the page's own links or forms lead to, without what is asked for there.
    private func places(in text: String, _ attribute: String) -> [String] {
        text.split(separator: " \(attribute)=\"/").dropFirst().map { "/" + $0.prefix { !"\"?#".contains($0) } }
    }

    private func fits(_ path: String, _ pattern: String) -> Bool {
        let (parts, wanted) = (path.split(separator: "/"), pattern.split(separator: "/"))
        return parts.count == wanted.count
            && zip(parts, wanted).allSatisfy { $1.hasPrefix(":") ? !$0.isEmpty : $0 == $1 }
    }
}
