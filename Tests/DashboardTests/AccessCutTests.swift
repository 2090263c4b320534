import Domain
import Testing

/// The pages of access that is taken away: before, and when it is too late.
@Suite(.timeLimit(.minutes(5))) struct AccessCutTests {
    private static let credential = "\(Browser.team)/credentials/mine"
    private static let cluster = "\(Browser.team)/clusters/payments"

    private func furnished(_ body: (Browser) async throws -> Void) async throws {
        try await Browser.with { browser in
            try await browser.signIn()
            try await browser.addCredential()
            try await browser.makeCluster()
            try await body(browser)
        }
    }

    private func cutOff(_ body: (Browser) async throws -> Void) async throws {
        try await furnished { browser in
            (browser.controlPlane.providers.first as? QuarryProvider)?.quarry.isClosed.withLock { $0 = true }
            try await browser.submit([:], to: "\(Self.credential)/validate", from: Self.credential)
            try await browser.pass(.seconds(10))
            try await body(browser)
        }
    }

    @Test func whatGoesFirstIsSaidAndLinked() async throws {
        try await furnished { browser in
            let page = try await browser.open("\(Self.credential)/revoke").text
            #expect(page.contains("1. Delete its clusters"))
            #expect(page.contains("href=\"\(Self.cluster)/delete\""))
            #expect(page.contains("Close the gate."))
            #expect(page.contains("href=\"https://quarry.example/gate\""))
            #expect(page.contains("gate &#39;it&#39;"))
            #expect(!page.contains("javascript:"))
            #expect(!page.contains("<script>alert"))
            #expect(!page.contains("There are three ways on"))
            let forget = try await browser.open("\(Self.cluster)/forget").text
            #expect(forget.contains("Its credential works, so the cluster can be removed"))
            #expect(!forget.contains("name=\"confirm\""))
        }
    }

    @Test func whereAccessIsCutThereAreThreeWaysOn() async throws {
        try await cutOff { browser in
            let page = try await browser.open("\(Self.credential)/revoke").text
            #expect(page.contains("There are three ways on"))
            for path in ["\(Self.credential)/edit", "\(Self.cluster)/inventory", "\(Self.cluster)/forget"] {
                #expect(page.contains("href=\"\(path)\""), "\(path)")
            }
        }
    }

    @Test func theInventoryIsReadAndKept() async throws {
        try await cutOff { browser in
            let page = try await browser.open("\(Self.cluster)/inventory")
            #expect(page.status == 200)
            let places = ["roof", "wall", "ground"].map { page.text.range(of: "resource-step\">\($0)<")?.lowerBound }
            #expect(!places.contains(nil))
            #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
            #expect(!page.text.contains("<script>alert"))
            let script = try await browser.open("\(Self.cluster)/inventory/script")
            #expect(script.text.hasPrefix("#!/bin/sh\n"))
            #expect(script.headers["Content-Disposition"] == "attachment; filename=\"remove-payments.sh\"")
            let list = try await browser.open("\(Self.cluster)/inventory/list")
            #expect(list.text.split(separator: "\n").count == 4)
        }
    }

    @Test func aClusterIsForgottenByItsNameAloneAndSaysSo() async throws {
        try await cutOff { browser in
            let page = "\(Self.cluster)/forget"
            let wrong = try await browser.submit(["confirm": "paymentz"], to: page, from: page)
            #expect(wrong.status == 422)
            #expect(wrong.text.contains("“paymentz” was typed; the cluster is called “payments”."))
            let answer = try await browser.submit(["confirm": "payments"], to: page, from: page)
            let shown = try await browser.open(try #require(answer.location)).text
            #expect(shown.contains("</svg>forgotten</span>"))
            #expect(shown.contains("What there was, and how to remove it"))
            #expect(!shown.contains("Danger zone"))
            #expect(try await browser.open("\(Browser.team)/clusters").text.contains("No clusters yet"))
            let deleted = try await browser.open("\(Browser.team)/clusters?deleted=true").text
            #expect(deleted.contains("payments"))
        }
    }
}
