import Testing

@testable import Dashboard

@Suite struct MarkdownTests {
    private func html(_ text: String) -> String { Markdown(text, headingLevel: 2).html }

    @Test func headingsBeginWhereThePageLeavesOff() {
        #expect(html("# One\n\n## Two `x`") == "<h2>One</h2>\n<h3>Two <code>x</code></h3>\n")
    }

    @Test func linesOfAParagraphFlow() {
        #expect(html("one\ntwo **three** *four*") == "<p>one two <strong>three</strong> <em>four</em></p>\n")
    }

    @Test func listsKeepTheirItems() {
        #expect(html("* a\n  b\n* c") == "<ul><li>a b</li><li>c</li></ul>\n")
        #expect(html("1. a\n2. b") == "<ol><li>a</li><li>b</li></ol>\n")
    }

    @Test func aTableHasAHead() {
        let text = html("| a | b |\n|---|---|\n| `1` | |")
        #expect(text.contains("<th scope=\"col\">a</th><th scope=\"col\">b</th>"))
        #expect(text.contains("<tr><td><code>1</code></td><td></td></tr>"))
    }

    @Test func codeIsShownAsItIsAndCanBeCopied() {
        let text = html("```sh\na <b> \"c\"\n# d\n```\nafter")
        #expect(text.contains("<pre id=\"code-1\" tabindex=\"0\"><code>a &lt;b&gt; &quot;c&quot;\n# d</code></pre>"))
        #expect(text.contains("data-copy=\"code-1\""))
        #expect(text.hasSuffix("<p>after</p>\n"))
    }

    @Test(arguments: [
        "<script>x</script>", "[a](javascript:alert(1))", "[a](https://x\"onclick=\"y)", "`<i>`", "**<b onclick=x>**",
        "| <i> |", "```\n<i>\n", "* <i>", "\\<i>", "[<i>](https://x)", "a `b", "**", "[", "# ", "|", "1. ",
    ])
    func nothingInItIsMarkup(text: String) {
        let html = html(text)
        for tag in ["<script", "<i>", "<b ", "\"onclick", "javascript:"] { #expect(!html.contains(tag), "\(html)") }
    }

    @Test func onlyTheWebIsLinkedTo() {
        #expect(html("[a](https://x.example/?b&c)").contains("<a href=\"https://x.example/?b&amp;c\""))
        #expect(html("[a](../x)") == "<p>a</p>\n")
    }
}
