extension StringProtocol {
    /// With nothing in it that a browser could take for markup, in text or in an attribute.
    var escapedForHTML: String {
        reduce(into: "") { text, character in
            switch character {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "'": text += "&#39;"
            default: text.append(character)
            }
        }
    }

    /// Code, strong, emphasis and links of one paragraph of Markdown.
    var inlineHTML: String { Substring(self).markedUp }
}

extension Substring {
    fileprivate var markedUp: String {
        var html = ""
        var rest = self
        while let character = rest.first {
            if character == "`", let (inner, after) = rest.enclosed(by: "`") {
                html += "<code>\(inner.escapedForHTML)</code>"
                rest = after
            } else if rest.hasPrefix("**"), let (inner, after) = rest.enclosed(by: "**") {
                html += "<strong>\(inner.inlineHTML)</strong>"
                rest = after
            } else if character == "*", let (inner, after) = rest.enclosed(by: "*"), inner.first?.isWhitespace == false
            {
                html += "<em>\(inner.inlineHTML)</em>"
                rest = after
            } else if character == "[", let link = rest.link {
                html += link.html
                rest = link.after
            } else if character == "\\", let next = rest.dropFirst().first {
                html += String(next).escapedForHTML
                rest = rest.dropFirst(2)
            } else {
                html += String(character).escapedForHTML
                rest = rest.dropFirst()
            }
        }
        return html
    }

    /// What stands between this mark, which is at the front, and the next one.
    fileprivate func enclosed(by mark: String) -> (inner: Substring, after: Substring)? {
        let inside = dropFirst(mark.count)
        guard let end = inside.firstRange(of: mark), end.lowerBound > inside.startIndex else { return nil }
        return (inside[..<end.lowerBound], inside[end.upperBound...])
    }

    /// `[text](address)`; only what leads to the web becomes a link.
    fileprivate var link: (html: String, after: Substring)? {
        guard let middle = firstRange(of: "]("), let end = self[middle.upperBound...].firstIndex(of: ")") else {
            return nil
        }
        let text = self[index(after: startIndex)..<middle.lowerBound]
        let address = self[middle.upperBound..<end]
        let after = self[index(after: end)...]
        guard address.hasPrefix("https://") else { return (text.inlineHTML, after) }
        return ("<a href=\"\(address.escapedForHTML)\" rel=\"noopener noreferrer\">\(text.inlineHTML)</a>", after)
    }
}
