import Domain
import Foundation
import Testing

@testable import ControlPlane
@testable import Dashboard

@Suite(.timeLimit(.minutes(5))) struct SecondFactorPageTests {
    private static let first = Browser.encoded(["email": "ann@example.com", "password": Browser.password])

    private func code(_ secret: String, _ browser: Browser, steps: Int = 0) throws -> String {
        let factor = try #require(SecondFactor(Secret(secret)))
        return String(
            decoding: factor.code(at: Int(browser.clock.now.timeIntervalSince1970 / 30) + steps), as: UTF8.self)
    }

    /// Adds a second factor by the pages. Returns its secret and the recovery codes.
    private func enrol(_ browser: Browser) async throws -> (secret: String, codes: [String]) {
        try await browser.signIn("ann", as: .member)
        let wrong = try await browser.submit(
            ["factor.password": "some other words"], to: "/account/second-factor", from: "/account")
        #expect(wrong.status == 422 && wrong.text.contains("is not the one of this account"))
        let shown = try await browser.submit(
            ["factor.password": Browser.password], to: "/account/second-factor", from: "/account")
        #expect(shown.text.contains("<svg class=\"qr\""))
        let secret = try #require(shown.text.firstMatch(of: #/id="secret">([A-Z2-7]{32})</#)?.output.1)
        let confirm = "/account/second-factor/confirm"
        let refused = try await browser.submit(["code": "000000"], to: confirm, from: "/account")
        #expect(refused.status == 422 && !refused.text.contains(secret))
        let taken = try await browser.submit(
            ["code": try code(String(secret), browser)], to: confirm, from: "/account")
        let codes = try #require(taken.text.firstMatch(of: #/id="recovery-codes">([^<]+)</#)?.output.1)
        browser.cookie.withLock { $0 = nil }
        return (String(secret), codes.split(separator: "\n").map(String.init))
    }

    private func ticket(_ browser: Browser) async throws -> String {
        let answer = try await browser.send("POST", "/sign-in", body: Self.first)
        #expect(answer.status == 200 && answer.headers["Set-Cookie"] == nil)
        #expect(!answer.text.contains(Browser.password))
        return try #require(answer.hidden("ticket"))
    }

    private func finish(_ browser: Browser, _ ticket: String, _ code: String) async throws -> Browser.Answer {
        let body = Browser.encoded(["ticket": ticket, "code": code, "next": Browser.team])
        return try await browser.send("POST", "/sign-in/code", body: body)
    }

    @Test func theCodeIsAskedForAfterThePasswordAndCountsOnce() async throws {
        try await Browser.with { browser in
            let (secret, codes) = try await enrol(browser)
            #expect(codes.count == 10)
            browser.clock.advance(by: .seconds(60))
            let ticket = try await ticket(browser)
            #expect(try await finish(browser, ticket, "000000").status == 401)
            let code = try code(secret, browser)
            let answer = try await finish(browser, ticket, code)
            #expect(answer.status == 303 && answer.location == Browser.team)
            // Neither the code nor the way to it opens a second time with the same code.
            #expect(try await finish(browser, ticket, code).status == 401)
        }
    }

    @Test func aRecoveryCodeStandsInOnce() async throws {
        try await Browser.with { browser in
            let (_, codes) = try await enrol(browser)
            let ticket = try await ticket(browser)
            #expect(try await finish(browser, ticket, codes[0]).status == 303)
            #expect(try await finish(browser, ticket, codes[0]).status == 401)
            let bare = codes[1].replacing("-", with: " ").uppercased()
            #expect(try await finish(browser, ticket, bare).status == 303)
        }
    }

    @Test func theTicketAloneOpensNothingAndEnds() async throws {
        try await Browser.with { browser in
            let (secret, _) = try await enrol(browser)
            browser.clock.advance(by: .seconds(60))
            let ticket = try await ticket(browser)
            let forged = String(ticket.dropLast(4)) + "AAAA"
            for (tried, code) in [(forged, try code(secret, browser)), (ticket, ""), ("", try code(secret, browser))] {
                #expect(try await finish(browser, tried, code).status == 401)
            }
            browser.cookie.withLock { $0 = "freehold=\(ticket)" }
            #expect(try await browser.open(Browser.team).status == 303)
            browser.cookie.withLock { $0 = nil }
            browser.clock.advance(by: .minutes(5))
            let late = try await finish(browser, ticket, try code(secret, browser))
            #expect(late.status == 401 && late.text.contains("came too late") && late.hidden("ticket") == nil)
        }
    }

    @Test func aTicketOfAnOldPasswordIsWorthNothing() async throws {
        try await Browser.with { browser in
            let (_, codes) = try await enrol(browser)
            let ticket = try await ticket(browser)
            let people = try await browser.controlPlane.people(as: Browser.administrator)
            let ann = try #require(people.first { $0.name == "ann" })
            let link = try await browser.controlPlane.recoverPerson(ann.id, as: Browser.administrator).text
            _ = try await browser.controlPlane.recover(
                link, password: Secret("another good battery"), from: .init(address: "192.0.2.1"))
            #expect(try await finish(browser, ticket, codes[0]).status == 401)
        }
    }

    @Test func whoGuessesCodesIsSlowedDown() async throws {
        try await Browser.with { browser in
            _ = try await enrol(browser)
            let ticket = try await ticket(browser)
            var statuses: [Int] = []
            for guess in 0..<6 { statuses.append(try await finish(browser, ticket, "00000\(guess)").status) }
            #expect(statuses.last == 429)
        }
    }

    @Test func itIsSwitchedOffWithThePassword() async throws {
        try await Browser.with { browser in
            let (secret, _) = try await enrol(browser)
            browser.clock.advance(by: .seconds(60))
            browser.keep(try await finish(browser, ticket(browser), code(secret, browser)))
            let remove = "/account/second-factor/remove"
            let wrong = try await browser.submit(["factor.password": "no"], to: remove, from: "/account")
            #expect(wrong.status == 422)
            let done = try await browser.submit(["factor.password": Browser.password], to: remove, from: "/account")
            #expect(done.location == "/account")
            browser.cookie.withLock { $0 = nil }
            #expect(try await browser.send("POST", "/sign-in", body: Self.first).status == 303)
        }
    }
}
