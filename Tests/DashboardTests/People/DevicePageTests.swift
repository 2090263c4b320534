import ControlPlane
import Domain
import Testing

/// The page at which somebody lets a command line in.
@Suite(.timeLimit(.minutes(10))) struct DevicePageTests {
    private func begin(_ browser: Browser) async throws -> NewDeviceRequest {
        try await browser.controlPlane.beginDeviceRequest(of: "laptop", from: "198.51.100.7")
    }

    private func isGranted(_ browser: Browser, _ new: NewDeviceRequest) async throws -> Bool {
        browser.clock.advance(by: .seconds(30))
        if case .granted = try await browser.controlPlane.collectDeviceRequest(new.deviceCode) { return true }
        return false
    }

    @Test func whatAsksIsShownBeforeItIsLetIn() async throws {
        try await Browser.with { browser in
            try await browser.signIn("ann", as: .member)
            let new = try await begin(browser)
            let shown = try await browser.submit(["code": new.userCode], to: "/device", from: "/device")
            #expect(shown.status == 200)
            for word in ["laptop", "198.51.100.7", new.userCode, "Approve", "Deny"] {
                #expect(shown.text.contains(word), "\(word)")
            }
            // To look at it lets nobody in.
            #expect(try await !isGranted(browser, new))
            let fields = ["code": new.userCode, "decision": "approve"]
            let done = try await browser.submit(fields, to: "/device/decision", from: "/device")
            #expect(done.status == 200 && done.text.contains("It is let in"))
            #expect(try await isGranted(browser, new))
            let again = try await browser.submit(fields, to: "/device/decision", from: "/device")
            #expect(again.status == 404 && again.text.contains("Nothing waits with this code."))
        }
    }

    @Test(arguments: ["deny", "", "yes"]) func allButApprovalIsDenial(word: String) async throws {
        try await Browser.with { browser in
            try await browser.signIn("ann", as: .member)
            let new = try await begin(browser)
            let done = try await browser.submit(
                ["code": new.userCode, "decision": word], to: "/device/decision", from: "/device")
            #expect(done.text.contains("It is not let in"))
            #expect(try await !isGranted(browser, new))
        }
    }

    @Test func whoIsNotSignedInIsSentToTheSignInAndBack() async throws {
        try await Browser.with { browser in
            let answer = try await browser.open("/device")
            #expect(answer.status == 303 && answer.location == "/sign-in?next=%2Fdevice")
            let new = try await begin(browser)
            let body = Browser.encoded(["code": new.userCode, "decision": "approve"])
            #expect(try await browser.send("POST", "/device/decision", body: body).status == 303)
            #expect(try await !isGranted(browser, new))
        }
    }

    @Test func anotherSiteCannotApprove() async throws {
        try await Browser.with { browser in
            try await browser.signIn("ann", as: .member)
            let new = try await begin(browser)
            let body = Browser.encoded(["code": new.userCode, "decision": "approve"])
            let without = try await browser.send("POST", "/device/decision", body: body)
            let elsewhere = try await browser.send(
                "POST", "/device/decision", headers: ["Sec-Fetch-Site": "cross-site"], body: body)
            #expect(without.status == 403 && elsewhere.status == 403)
            #expect(try await !isGranted(browser, new))
        }
    }

    @Test func aWrongCodeIsToldBesideTheFieldAndManyWait() async throws {
        try await Browser.with { browser in
            try await browser.signIn("ann", as: .member)
            for status in [404, 404, 404, 404, 404, 429] {
                let wrong = try await browser.submit(["code": "<b>x"], to: "/device", from: "/device")
                #expect(wrong.status == status && wrong.text.contains("&lt;b&gt;x") && !wrong.text.contains("<b>x"))
            }
        }
    }
}
