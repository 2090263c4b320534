import Domain
import Foundation
import Yams

/// One document of a file that says what there is to be.
struct Manifest {
    enum Kind: String, CaseIterable { case credential = "Credential", cluster = "Cluster" }

    let file: String
    /// From 1.
    let number: Int
    let kind: Kind
    let name: String
    let node: Node

    private static let limit = 1 << 20

    /// All documents of a file, in its order. “-” is standard input. Throws an `Exit` that names what cannot be used.
    static func read(_ file: String, in shell: Shell) throws -> [Manifest] {
        let text = file == "-" ? shell.terminal.readAll() : try? String(contentsOfFile: file, encoding: .utf8)
        guard let text, text.utf8.count <= limit else {
            throw Exit.usage(
                "\(file) cannot be read.", advice: "Name a file with at most 1 MiB of YAML or JSON that you may read.")
        }
        var manifests: [Manifest] = []
        for (index, node) in try nodes(of: text, in: file).enumerated() {
            // What stands between two lines of dashes may be nothing at all.
            if node.scalar?.string.isEmpty == true || node.null != nil { continue }
            manifests.append(try Manifest(node, file: file, number: index + 1))
        }
        guard !manifests.isEmpty else {
            throw Exit.usage("\(file) holds no document.", advice: "Write one with a kind and a name.")
        }
        return manifests
    }

    /// Throws an `Exit` at the second of two that say what the same thing is.
    static func checkOnce(_ manifests: [Manifest]) throws {
        for (index, one) in manifests.enumerated()
        where manifests[..<index].contains(where: { $0.title == one.title }) {
            throw one.refusal(of: "name", "says again what \(one.title) is.", advice: "Keep one of the two.")
        }
    }

    /// `cluster/payments`.
    var title: String { "\(kind.rawValue.lowercased())/\(name)" }

    /// The folder that files are named from.
    var folder: String { file == "-" ? "" : (file as NSString).deletingLastPathComponent }

    /// Throws an `Exit` that names file, document and field; what the value is, is not said, as it may be a secret.
    func decode<Body: Decodable>(_ type: Body.Type, fields: [String]) throws -> Body {
        let known = ["kind"] + fields
        for key in (node.mapping ?? [:]).compactMap(\.key.string) where !known.contains(key) {
            throw refusal(
                of: key, "is no field of a \(kind.rawValue).",
                advice: "Leave it out. The fields are \(known.joined(separator: ", ")).")
        }
        do {
            return try YAMLDecoder().decode(Body.self, from: node)
        } catch let mistake as DecodingError {
            throw refusal(mistake)
        }
    }

    func refusal(of field: String?, _ what: String, advice: String) -> Exit {
        Exit.usage(
            "\(file), document \(number)\(field.map { ", field \($0.cut(to: 60))" } ?? ""): it \(what)", advice: advice)
    }

    private init(_ node: Node, file: String, number: Int) throws {
        let place = "\(file), document \(number)"
        let kinds = Kind.allCases.map(\.rawValue).joined(separator: " or ")
        guard let kind = node.mapping?["kind"]?.string.flatMap(Kind.init(rawValue:)) else {
            throw Exit.usage("\(place), field kind: it is not \(kinds).", advice: "Write kind: \(kinds).")
        }
        guard let name = node.mapping?["name"]?.string else {
            throw Exit.usage("\(place), field name: it is missing.", advice: "Write name: and what you call it.")
        }
        do { try Name.check(name) } catch {
            throw Exit.usage("\(place), field name: \(error.summary)", advice: error.advice)
        }
        self.file = file
        self.number = number
        self.kind = kind
        self.name = name
        self.node = node
    }

    private static func nodes(of text: String, in file: String) throws -> [Node] {
        do {
            var nodes: [Node] = []
            let parser = try Parser(yaml: text)
            while let node = try parser.nextRoot() { nodes.append(node) }
            return nodes
        } catch {
            throw Exit.usage(
                "\(file)\(line(of: error)) is neither YAML nor JSON.",
                advice: "Look at the line for a missing quote, colon or bracket, or a key that is there twice.")
        }
    }

    /// The line alone: what is on it may be a secret.
    private static func line(of error: any Error) -> String {
        switch error as? YamlError {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
            ", line \(mark.line),"
        default: ""
        }
    }

    private func refusal(_ mistake: DecodingError) -> Exit {
        switch mistake {
        case .keyNotFound(let key, let place):
            let field = (place.codingPath + [key]).map(\.stringValue).joined(separator: ".")
            return refusal(of: field, "is missing.", advice: "Add it.")
        case .typeMismatch(let type, let place), .valueNotFound(let type, let place):
            let word =
                switch type {
                case is any BinaryInteger.Type: "a whole number"
                case is Node.Sequence.Type: "a list"
                case is Node.Mapping.Type: "a mapping, with a key on each line"
                default: "a text"
                }
            return refusal(of: Self.field(place), "is not \(word).", advice: "Give \(word).")
        case .dataCorrupted(let place):
            return refusal(
                of: Self.field(place), "has a value that cannot be used.", advice: "See “freehold help apply”.")
        @unknown default: return refusal(of: nil, "cannot be understood.", advice: "See “freehold help apply”.")
        }
    }

    private static func field(_ place: DecodingError.Context) -> String? {
        place.codingPath.isEmpty
            ? nil : place.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
    }
}
