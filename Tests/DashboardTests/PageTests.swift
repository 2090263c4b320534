import Testing

@testable import Dashboard

@Suite(.timeLimit(.minutes(5))) struct PageTests {
    private func everyPage(_ browser: Browser) async throws -> [(path: String, answer: Browser.Answer)] {
        let paths = [
            "", "/clusters", "/clusters?health=ok", "/clusters?deleted=true&search=pay", "/clusters/payments",
            "/clusters/payments/delete", "/clusters/payments/inventory", "/clusters/payments/forget",
            "/credentials/mine/revoke", "/clusters?health=attention", "/credentials", "/credentials/mine",
            "/credentials/mine?preflight=north",
            "/credentials/wrong", "/credentials/mine/edit", "/credentials/mine/delete", "/new-credential",
            "/new-credential?provider=quarry", "/new-cluster", "/new-cluster?type=dedicated",
            "/new-cluster?type=dedicated&provider=quarry",
            "/new-cluster?type=dedicated&provider=quarry&name=other&region=north&credential=mine&step=review",
            "/audit", "/audit?verb=credential", "/notifications",
        ]
        var all: [(String, Browser.Answer)] = []
        for path in paths { all.append((path, try await browser.open(Browser.team + path))) }
        for path in ["/settings", "/audit?verify=yes"] { all.append((path, try await browser.open(path))) }
        return all
    }

    @Test func nothingThatACloudSaysIsTakenForMarkup() async throws {
        try await Browser.with { browser in
            try await browser.signIn()
            try await browser.addCredential()
            try await browser.addCredential("wrong", user: "stranger")
            try await browser.makeCluster()
            var told = 0
            for (path, answer) in try await everyPage(browser) {
                #expect(answer.status == 200, "\(path)")
                #expect(!answer.text.contains("<script>"), "\(path)")
                #expect(!answer.text.contains("<img"), "\(path)")
                #expect(!answer.text.contains("javascript:"), "\(path)")
                #expect(!answer.text.contains("style=\""), "\(path) has an inline style")
                #expect(!answer.text.contains("correct horse"), "\(path) gives a secret away")
                #expect(!answer.text.contains("{{"), "\(path)")
                if answer.text.contains("&lt;script&gt;alert(&quot;1&quot;)") { told += 1 }
            }
            // It is shown all the same, as the text that it is.
            #expect(told >= 4)
        }
    }

    @Test func noIDIsOnAPageTwice() async throws {
        try await Browser.with { browser in
            try await browser.signIn()
            try await browser.addCredential()
            try await browser.addCredential("wrong", user: "stranger")
            try await browser.makeCluster()
            for (path, answer) in try await everyPage(browser) {
                let ids = answer.text.split(separator: " id=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
                #expect(ids.count == Set(ids).count, "\(path): \(ids.sorted())")
            }
        }
    }

    @Test func anEmptyInstallationSaysWhatToDoFirst() async throws {
        try await Browser.with { browser in
            try await browser.signIn()
            #expect(try await browser.open("/").location == Browser.team)
            #expect(try await browser.open(Browser.team).text.contains("Connect a cloud account"))
            #expect(try await browser.open("\(Browser.team)/clusters").text.contains("No clusters yet"))
            #expect(try await browser.open("\(Browser.team)/credentials").text.contains("No credentials yet"))
            let wizard = "\(Browser.team)/new-cluster?type=dedicated&provider=quarry"
            #expect(
                try await browser.open(wizard).text.contains("There is no credential for The Quarry that is Ready."))
        }
    }

    @Test func theDevelopmentTypeIsShownWithItsReason() async throws {
        try await Browser.with { browser in
            try await browser.signIn()
            let text = try await browser.open("\(Browser.team)/new-cluster").text
            #expect(text.contains("BYOC is not available on the Development type — those are virtual clusters on"))
            #expect(!text.contains("?type=development"))
        }
    }

    @Test func aCredentialBecomesReadyAndItsWarningIsOnTheOverview() async throws {
        try await Browser.with { browser in
            try await browser.signIn()
            try await browser.submit(
                ["name": "mine", "pasted": "me:correct horse"], to: "\(Browser.team)/new-credential",
                from: "\(Browser.team)/new-credential")
            #expect(try await browser.open("\(Browser.team)/credentials/mine").text.contains("Pending Validation"))
            try await browser.pass(.seconds(10))
            let page = try await browser.open("\(Browser.team)/credentials/mine").text
            #expect(page.contains("</svg>Ready</span>"))
            #expect(page.contains("account-1"))
            #expect(try await browser.open(Browser.team).text.contains("The key expires on 3 March."))
        }
    }

    @Test func whatIsWrongIsSaidAtItsFieldAndWhatWasEnteredStays() async throws {
        try await Browser.with { browser in
            try await browser.signIn()
            let answer = try await browser.submit(
                ["name": "mine", "field.user": "me & \"you\"", "field.password": "short"],
                to: "\(Browser.team)/new-credential", from: "\(Browser.team)/new-credential")
            #expect(answer.status == 422)
            #expect(answer.text.contains("id=\"field.password-problem\""))
            #expect(answer.text.contains("aria-describedby=\"field.password-problem\" aria-invalid=\"true\""))
            #expect(answer.text.contains("value=\"me &amp; &quot;you&quot;\""))
            #expect(!answer.text.contains("short"))
        }
    }

    @Test func aNameThatIsTakenIsSaidAtTheName() async throws {
        try await Browser.with { browser in
            try await browser.signIn()
            try await browser.addCredential()
            let answer = try await browser.submit(
                ["name": "mine", "field.user": "me", "field.password": "correct horse"],
                to: "\(Browser.team)/new-credential", from: "\(Browser.team)/new-credential")
            #expect(answer.status == 409)
            #expect(answer.text.contains("id=\"name-problem\""))
            #expect(answer.text.contains("A credential called “mine” exists already."))
        }
    }

    @Test func aFormThatIsSentTwiceIsCarriedOutOnce() async throws {
        try await Browser.with { browser in
            try await browser.signIn()
            try await browser.addCredential()
            let review =
                "\(Browser.team)/new-cluster?type=dedicated&provider=quarry&name=twice&region=north&credential=mine"
            let page = try await browser.open(review + "&step=review")
            var fields = ["name": "twice", "region": "north", "credential": "mine"]
            for name in ["form-token", "key", "provider", "type"] { fields[name] = page.hidden(name) }
            let body = Browser.encoded(fields)
            for _ in 1...2 {
                let answer = try await browser.send("POST", "\(Browser.team)/new-cluster", body: body)
                #expect(answer.status == 303)
                #expect(answer.location == "\(Browser.team)/clusters/twice")
            }
            #expect(
                try await browser.controlPlane.clusters(in: browser.workspace, as: Browser.administrator).count == 1)
        }
    }

    @Test func aClusterIsRemovedByItsNameAloneAndLeavesAProof() async throws {
        try await Browser.with { browser in
            try await browser.signIn()
            try await browser.addCredential()
            try await browser.makeCluster()
            let page = "\(Browser.team)/clusters/payments/delete"
            #expect(try await browser.open(page).text.contains("https://quarry.example/"))
            let wrong = try await browser.submit(["confirm": "paymentz"], to: page, from: page)
            #expect(wrong.status == 422)
            #expect(wrong.text.contains("“paymentz” was typed; the cluster is called “payments”."))
            let answer = try await browser.submit(["confirm": "payments"], to: page, from: page)
            let going = try #require(answer.location)
            #expect(try await browser.open(going).text.contains("deleting"))
            try await browser.pass()
            let gone = try await browser.open(going).text
            #expect(gone.contains("Proof of empty"))
            #expect(gone.contains("Nothing is left of payments: 3 steps were taken back."))
            #expect(!gone.contains("Danger zone"))
        }
    }

    @Test func aCredentialInUseIsNotDeleted() async throws {
        try await Browser.with { browser in
            try await browser.signIn()
            try await browser.addCredential()
            try await browser.makeCluster()
            let page = "\(Browser.team)/credentials/mine/delete"
            #expect(try await browser.open(page).text.contains("Clusters have to go first"))
            let answer = try await browser.submit([:], to: page, from: page)
            #expect(answer.status == 409)
            #expect(answer.text.contains("is used by payments"))
        }
    }

    @Test func whatIsPastedIsRecognizedAndItsSecretNotSentBack() async throws {
        try await Browser.with { browser in
            try await browser.signIn()
            let page = "\(Browser.team)/new-credential?provider=quarry"
            let answer = try await browser.submit(
                ["pasted": "me:correct horse"], to: "\(Browser.team)/pasted", from: page)
            #expect(answer.text.contains("\"values\":{\"user\":\"me\"}"))
            #expect(answer.text.contains("\"Password\""))
            #expect(!answer.text.contains("correct horse"))
        }
    }

    @Test func aStrangeAddressHasAPageThatSaysSo() async throws {
        try await Browser.with { browser in
            try await browser.signIn()
            for path in ["/nothing", "/workspaces/none", "\(Browser.team)/clusters/none", "/workspaces/%3Cscript%3E"] {
                let answer = try await browser.open(path)
                #expect(answer.status == 404, "\(path)")
                #expect(answer.text.contains("<h1>Not found</h1>"))
                #expect(!answer.text.contains("<script>"))
            }
        }
    }
}
