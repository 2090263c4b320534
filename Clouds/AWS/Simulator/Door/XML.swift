/// An element of an answer: its name, and text or further elements inside.
struct XML: Sendable, Hashable {
    enum Content: Sendable, Hashable {
        case text(String)
        case elements([XML])
    }

    let name: String
    let content: Content

    init(_ name: String, _ text: String) {
        self.name = name
        content = .text(text)
    }

    init(_ name: String, _ elements: [XML]) {
        self.name = name
        content = .elements(elements)
    }

    /// The element as it is sent; `namespace` becomes its `xmlns`.
    func text(namespace: String? = nil) -> String {
        var text = ""
        write(to: &text, namespace: namespace)
        return text
    }

    private func write(to text: inout String, namespace: String?) {
        text += "<\(name)"
        if let namespace { text += " xmlns=\"\(namespace)\"" }
        text += ">"
        switch content {
        case .text(let value): text += Self.escape(value)
        case .elements(let elements): for element in elements { element.write(to: &text, namespace: nil) }
        }
        text += "</\(name)>"
    }

    private static func escape(_ text: String) -> String {
        guard text.utf8.contains(where: { "&<>\"\r".utf8.contains($0) }) else { return text }
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\r": escaped += "&#13;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
