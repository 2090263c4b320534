import Domain
import Testing

@testable import Dashboard

@Suite(.timeLimit(.minutes(5))) struct OperatorPageTests {
    @Test func theAuditIsReadFilteredVerifiedAndTakenAlong() async throws {
        try await Browser.with { browser in
            try await browser.signIn()
            try await browser.addCredential()
            let all = try await browser.open("\(Browser.team)/audit")
            #expect(all.status == 200 && all.text.contains("credential.add") && all.text.contains("admin@example.com"))
            #expect(all.text.contains("href=\"\(Browser.team)/audit\" aria-current=\"page\""))
            let none = try await browser.open("\(Browser.team)/audit?caller=nobody")
            #expect(none.text.contains("Nothing agrees with all of that"))
            let wrong = try await browser.open("/audit?from=yesterday")
            #expect(wrong.status == 422 && wrong.text.contains("“yesterday” is no day."))
            #expect(try await browser.open("/audit?verify=yes").text.contains("rows are as they were written."))
            let file = try await browser.open("\(Browser.team)/audit/export?verb=credential.add")
            #expect(file.headers["Content-Disposition"]?.contains("audit.json") == true)
            #expect(file.text.contains("\"verb\" : \"credential.add\""))
            #expect(!file.text.contains("correct horse"))
        }
    }

    @Test func aWebhooksKeyIsShownOnce() async throws {
        try await Browser.with { browser in
            try await browser.signIn()
            let path = "\(Browser.team)/notifications"
            #expect(try await browser.open(path).text.contains("Nobody is told"))
            let made = try await browser.submit(
                ["name": "chat", "channel": "webhook", "address": "https://example.com/hidden"], to: path, from: path)
            #expect(made.status == 200 && made.text.contains("whsec_"))
            let later = try await browser.open(path)
            #expect(later.text.contains("https://example.com/…"))
            #expect(!later.text.contains("whsec_") && !later.text.contains("example.com/hidden"))
            let again = try await browser.submit(
                ["name": "chat", "channel": "webhook", "address": "https://example.com/"], to: path, from: path)
            #expect(again.status == 409 && again.text.contains("exists already"))
            let mail = try await browser.submit(
                ["name": "ops", "channel": "mail", "address": "ops@example.com"], to: path, from: path)
            #expect(mail.text.contains("This installation has no mail server."))
        }
    }

    @Test func aTargetIsTestedPausedAndDeleted() async throws {
        try await Browser.with { browser in
            try await browser.signIn()
            let path = "\(Browser.team)/notifications"
            try await browser.submit(
                ["name": "chat", "channel": "webhook", "address": "https://example.com/"], to: path, from: path)
            let test = try await browser.submit([:], to: "\(path)/chat/test", from: path)
            #expect(test.text.contains("was not reached: this installation calls no webhooks."))
            let paused = try await browser.submit(["paused": "yes"], to: "\(path)/chat/pause", from: path)
            #expect(paused.location == "\(path)?did=pause")
            #expect(try await browser.open(path).text.contains("paused"))
            let key = try await browser.submit([:], to: "\(path)/chat/keys", from: path)
            #expect(key.text.contains("whsec_"))
            try await browser.submit([:], to: "\(path)/chat/delete", from: path)
            #expect(try await browser.open(path).text.contains("Nobody is told"))
        }
    }

    @Test func pricesAreEnteredByHandAndWrongOnesNamedByLine() async throws {
        try await Browser.with { browser in
            try await browser.signIn()
            var form = [
                "currency.quarry": "EUR", "date.quarry": "2020-02-29",
                "entries.quarry": "machine, small, , 0.10, hour\r\n\r\nbridge, , , 5, month",
            ]
            let wrong = try await browser.submit(form, to: "/settings/prices/quarry", from: "/settings")
            #expect(wrong.status == 422 && wrong.text.contains("Line 3: The Quarry charges for no “bridge”"))
            form["entries.quarry"] = "machine, small, , 0.10, hour"
            let right = try await browser.submit(form, to: "/settings/prices/quarry", from: "/settings")
            #expect(right.location == "/settings?did=it")
            try await browser.addCredential()
            let order = "type=dedicated&provider=quarry&name=a&region=north&credential=mine"
            let review = "\(Browser.team)/new-cluster?\(order)&step=review"
            let some = try await browser.open(review)
            #expect(some.text.contains("by prices of 2020-02-29") && some.text.contains("have no price: Road."))
            #expect(!some.text.contains("Together"))
            form["entries.quarry"] = "machine, small, , 0.10, hour\nroad, , , 5, month"
            _ = try await browser.submit(form, to: "/settings/prices/quarry", from: "/settings")
            #expect(try await browser.open(review).text.contains("<strong>78.00 EUR</strong>"))
        }
    }

    @Test func feesPromisesAndOffersAreKept() async throws {
        try await Browser.with { browser in
            try await browser.signIn()
            _ = try await browser.submit(
                ["fee.dedicated": "9", "currency.dedicated": "EUR"], to: "/settings/fees", from: "/settings")
            _ = try await browser.submit(
                ["promise.dedicated": "Up <nearly> always."], to: "/settings/service-levels", from: "/settings")
            let page = try await browser.open("/settings")
            #expect(page.text.contains("value=\"9.00\"") && page.text.contains("Up &lt;nearly&gt; always."))
            let offer = try await browser.submit(["sizes.quarry": "huge"], to: "/settings/offers", from: "/settings")
            #expect(offer.status == 422 && offer.text.contains("“huge” is not in the provider"))
        }
    }

    @Test func whoIsNoAdministratorIsToldSo() async throws {
        try await Browser.with { browser in
            try await browser.signIn("mary", as: .member)
            for path in ["/settings", "/audit", "\(Browser.team)/audit"] {
                #expect(try await browser.open(path).status == 403, "\(path)")
            }
            let own = try await browser.open("\(Browser.team)/notifications")
            #expect(own.status == 200 && !own.text.contains("Have somebody told"))
            #expect(!own.text.contains("href=\"/settings\"") && !own.text.contains("/audit\""))
        }
    }
}
