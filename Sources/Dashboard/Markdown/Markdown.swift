/// A document that a provider hands to people, as HTML: what Markdown's everyday part says, and never what it quotes.
///
/// Headings, paragraphs, lists, tables and fenced code (CommonMark 0.31; tables as in GitHub's); HTML in it is dropped.
struct Markdown {
    private let lines: [Substring]
    /// Of the document's own title: the page around it has headings above.
    private let headingLevel: Int

    init(_ text: String, headingLevel: Int) {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        self.headingLevel = headingLevel
    }

    var html: String {
        var html = ""
        var next = 0
        var code = 0
        while next < lines.count {
            let line = lines[next].trimmed
            if line.isEmpty || line.hasPrefix("<!--") {
                next += 1
            } else if line.hasPrefix("```") {
                let end = lines[(next + 1)...].firstIndex { $0.trimmed.hasPrefix("```") } ?? lines.count
                code += 1
                html += Self.code(lines[(next + 1)..<end].joined(separator: "\n"), number: code)
                next = end + 1
            } else if line.hasPrefix("#") {
                let depth = line.prefix { $0 == "#" }.count
                let level = min(6, headingLevel + depth - 1)
                html += "<h\(level)>\(line.dropFirst(depth).trimmed.inlineHTML)</h\(level)>\n"
                next += 1
            } else {
                let end = lines[next...].firstIndex { Self.endsBlock($0.trimmed) } ?? lines.count
                html += Self.block(lines[next..<end].map(\.trimmed))
                next = end
            }
        }
        return html
    }

    private static func endsBlock(_ line: Substring) -> Bool {
        line.isEmpty || line.hasPrefix("#") || line.hasPrefix("```") || line.hasPrefix("<!--")
    }

    private static func block(_ lines: [Substring]) -> String {
        if lines[0].hasPrefix("|") { return table(lines) }
        if lines[0].hasPrefix("* ") || lines[0].hasPrefix("- ") {
            return "<ul>\(items(lines) { $0.hasPrefix("* ") || $0.hasPrefix("- ") ? $0.dropFirst(2) : nil })</ul>\n"
        }
        if numbered(lines[0]) != nil { return "<ol>\(items(lines, numbered))</ol>\n" }
        return "<p>\(lines.joined(separator: " ").inlineHTML)</p>\n"
    }

    /// What stands behind an item's number.
    private static func numbered(_ line: Substring) -> Substring? {
        let digits = line.prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty, line.dropFirst(digits.count).hasPrefix(". ") else { return nil }
        return line.dropFirst(digits.count + 2)
    }

    private static func items(_ lines: [Substring], _ content: (Substring) -> Substring?) -> String {
        var items: [String] = []
        for line in lines {
            if let content = content(line) {
                items.append(String(content))
            } else {
                items[items.count - 1] += " \(line)"
            }
        }
        return items.map { "<li>\($0.inlineHTML)</li>" }.joined()
    }

    private static func table(_ lines: [Substring]) -> String {
        let rows = lines.filter { !$0.allSatisfy { "|-: ".contains($0) } }.map(cells)
        guard let first = rows.first else { return "" }
        let head = first.map { $0.isEmpty ? "<td></td>" : "<th scope=\"col\">\($0.inlineHTML)</th>" }.joined()
        let body = rows.dropFirst().map { row in
            "<tr>" + row.map { "<td>\($0.inlineHTML)</td>" }.joined() + "</tr>"
        }
        return """
            <div class="table" tabindex="0" role="group" aria-label="Table"><table><thead><tr>\(head)</tr></thead>\
            <tbody>\(body.joined())</tbody></table></div>

            """
    }

    private static func cells(_ line: Substring) -> [Substring] {
        var inner = line.dropFirst()
        if inner.hasSuffix("|") { inner = inner.dropLast() }
        return inner.split(separator: "|", omittingEmptySubsequences: false).map(\.trimmed)
    }

    private static func code(_ text: String, number: Int) -> String {
        """
        <div class="copyable"><pre id="code-\(number)" tabindex="0"><code>\(text.escapedForHTML)</code></pre>\
        <button class="button" type="button" data-copy="code-\(number)"><span data-copy-label>Copy</span></button></div>

        """
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        let front = drop { $0.isWhitespace }
        return front.lastIndex { !$0.isWhitespace }.map { front[...$0] } ?? ""
    }
}
