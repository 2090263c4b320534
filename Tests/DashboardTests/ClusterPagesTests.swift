import ControlPlane
import Domain
import Testing

/// A cluster's change, its operations, and what happened to it.
@Suite(.timeLimit(.minutes(5))) struct ClusterPagesTests {
    private static let cluster = "\(Browser.team)/clusters/payments"

    private func furnished(_ body: (Browser) async throws -> Void) async throws {
        try await Browser.with { browser in
            try await browser.signIn()
            try await browser.addCredential()
            try await browser.makeCluster()
            try await body(browser)
        }
    }

    private func cluster(_ browser: Browser) async throws -> ClusterView {
        try await browser.controlPlane.cluster("payments", in: browser.workspace, as: Browser.administrator)
    }

    @Test func aChangeIsShownBeforeItIsMade() async throws {
        try await furnished { browser in
            let form = try await browser.open("\(Self.cluster)/edit")
            #expect(form.text.contains("name=\"min\""))
            let asked = "step=review&revision=1&min=2&max=4&option.flavour=sweet"
            let review = "\(Self.cluster)/edit?\(asked)"
            let shown = try await browser.open(review).text
            #expect(shown.contains("<del>1 node</del> <ins>2 to 4 nodes</ins>"))
            #expect(shown.contains("<del>plain</del> <ins>sweet</ins>"))
            #expect(try await cluster(browser).cluster.spec.nodes.min == 1)
            let fields = ["min": "2", "max": "4", "option.flavour": "sweet"]
            let answer = try await browser.submit(fields, to: "\(Self.cluster)/edit", from: review)
            #expect(answer.status == 303)
            #expect(try await cluster(browser).cluster.spec.nodes.max == 4)
            // What was read has changed since.
            let late = try await browser.submit(
                ["min": "3", "max": "5", "revision": "1"], to: "\(Self.cluster)/edit", from: review)
            #expect(late.status == 412)
            #expect(late.text.contains("was changed since it was read"))
            #expect(try await cluster(browser).cluster.spec.nodes.max == 4)
        }
    }

    @Test func whatCannotBeIsSaidAtItsField() async throws {
        try await furnished { browser in
            let answer = try await browser.open("\(Self.cluster)/edit?step=review&revision=1&min=9&max=4")
            #expect(answer.status == 422)
            #expect(answer.text.contains("id=\"max-problem\""))
            let same = try await browser.open("\(Self.cluster)/edit?step=review&revision=1&min=1&max=1").text
            #expect(same.contains("the cluster was asked for like this already"))
            #expect(!same.contains("Change cluster</button>"))
        }
    }

    @Test func anOperationHasItsStepsAndWhatHappened() async throws {
        try await furnished { browser in
            #expect(try await browser.open(Self.cluster).text.contains("href=\"\(Self.cluster)/operations/1\""))
            let page = try await browser.open("\(Self.cluster)/operations/1").text
            #expect(page.contains("<h1>Creation of payments"))
            #expect(page.contains("<th scope=\"row\">roof</th><td>ready"))
            #expect(page.contains("create, asked for by"))
            for wrong in ["2", "0", "-1", "none"] {
                #expect(try await browser.open("\(Self.cluster)/operations/\(wrong)").status == 404)
            }
        }
    }

    @Test func eventsAreReadPageByPage() async throws {
        try await furnished { browser in
            for _ in 0..<120 {
                _ = try await browser.controlPlane.retryCluster(
                    "payments", in: browser.workspace, as: Browser.administrator)
            }
            let page = try await browser.open(Self.cluster).text
            #expect(page.contains("Older events"))
            var path: String? = "\(Self.cluster)/events"
            var count = 0
            while let next = path {
                let text = try await browser.open(next).text
                count += text.split(separator: "<li class=\"event ").count - 1
                path = text.split(separator: "href=\"").map { String($0.prefix { $0 != "\"" }) }.first {
                    $0.contains("/events?before=")
                }
            }
            let all = try await browser.controlPlane.clusterEvents(
                "payments", limit: 1000, in: browser.workspace, as: Browser.administrator)
            #expect(count == all.count)
            #expect(count > 120)
        }
    }

    @Test func theListIsNarrowedAndPaged() async throws {
        try await furnished { browser in
            for number in 100..<250 {
                let draft = ClusterDraft(
                    name: "c\(number)", kind: .dedicated, region: "north", credential: "mine")
                _ = try await browser.controlPlane.createCluster(
                    draft, in: browser.workspace, as: Browser.administrator)
            }
            let first = try await browser.open("\(Browser.team)/clusters").text
            #expect(first.contains("100 of 151 are on this page."))
            #expect(first.contains(">c100<") && !first.contains(">c200<"))
            let next = try #require(
                first.split(separator: "href=\"").map { String($0.prefix { $0 != "\"" }) }.first {
                    $0.contains("after=")
                })
            let second = try await browser.open(next.replacing("&amp;", with: "&")).text
            #expect(second.contains(">c200<") && second.contains(">payments<") && !second.contains(">c100<"))
            let ok = try await browser.open("\(Browser.team)/clusters?health=ok").text
            #expect(ok.contains(">payments<") && !ok.contains(">c100<"))
            let overview = try await browser.open(Browser.team).text
            #expect(overview.contains("All 150 in progress"))
        }
    }
}
