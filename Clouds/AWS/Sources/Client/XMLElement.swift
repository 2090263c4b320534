import Cloud
import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// An element of an answer in XML, as the query APIs give.
struct XMLElement: Sendable {
    let name: String
    var text = ""
    var children: [XMLElement] = []

    /// The first child of that name; missing ones read as empty, so paths can be walked.
    subscript(_ name: String) -> XMLElement { children.first { $0.name == name } ?? XMLElement(name: name) }

    /// The text of the child, or nil when there is none or it is empty.
    func string(_ name: String) -> String? {
        children.first { $0.name == name }.flatMap { $0.text.isEmpty ? nil : $0.text }
    }

    /// The text of a child that must be there. An answer without it says nothing reliable.
    func required(_ name: String) throws(NoAnswer) -> String {
        guard let text = string(name) else { throw NoAnswer("the answer has no \(name)") }
        return text
    }

    /// The members of a list: EC2 calls them `item`, the others `member`.
    func list(_ name: String) -> [XMLElement] {
        self[name].children.filter { $0.name == "item" || $0.name == "member" }
    }

    /// EC2's `tagSet`, or the others' `Tags`.
    var tags: Tags {
        let items = list("tagSet") + list("Tags")
        return Tags(
            items.map { ($0.string("key") ?? $0.string("Key") ?? "", $0.string("value") ?? $0.string("Value") ?? "") }
        ) { $1 }
    }

    /// Throws `NoAnswer` when the text is no whole XML document: it was cut, or is something else.
    static func parse(_ bytes: [UInt8]) throws(NoAnswer) -> XMLElement {
        let reader = Reader()
        let parser = XMLParser(data: Data(bytes))
        parser.shouldResolveExternalEntities = false
        parser.delegate = reader
        guard parser.parse(), !reader.isTooDeep, let root = reader.root else {
            throw NoAnswer("the answer is no whole XML document")
        }
        return root
    }

    private final class Reader: NSObject, XMLParserDelegate {
        /// Far deeper than any answer: what is deeper still takes the whole stack when it is let go.
        private static let limit = 100

        private var open: [XMLElement] = []
        var isTooDeep = false
        var root: XMLElement?

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            guard open.count < Self.limit else {
                isTooDeep = true
                parser.abortParsing()
                return
            }
            open.append(XMLElement(name: name))
        }

        func parser(_ parser: XMLParser, foundCharacters text: String) {
            guard !open.isEmpty else { return }
            open[open.count - 1].text += text
        }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
        ) {
            guard var done = open.popLast() else { return }
            if !done.children.isEmpty { done.text = "" }
            if open.isEmpty { root = done } else { open[open.count - 1].children.append(done) }
        }
    }
}

/// What AWS keeps beside a thing: names and values.
typealias Tags = [String: String]
