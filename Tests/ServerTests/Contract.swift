import Foundation
import Yams

/// docs/openapi.yaml, and what in a body does not agree with it.
struct Contract {
    let text: String
    private let document: [String: Any]

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        text = try String(contentsOf: root.appending(path: "docs/openapi.yaml"), encoding: .utf8)
        document = try Yams.load(yaml: text) as? [String: Any] ?? [:]
    }

    /// `GET /api/v1/version`, with `{name}` for a part that varies.
    var operations: Set<String> {
        let paths = document["paths"] as? [String: [String: Any]] ?? [:]
        return Set(
            paths.flatMap { path, item in
                item.keys.filter { $0 != "parameters" }.map { "\($0.uppercased()) \(path)" }
            })
    }

    /// Paths whose variable parts are not those that are described for them.
    var pathsWithOtherParts: [String] {
        let paths = document["paths"] as? [String: [String: Any]] ?? [:]
        return paths.filter { path, item in
            let described = (item["parameters"] as? [[String: Any]] ?? []).map(resolved).filter {
                $0["in"] as? String == "path" && $0["required"] as? Bool == true
            }
            let parts = path.matches(of: #/\{(\w+)\}/#).map { String($0.1) }
            return Set(parts) != Set(described.compactMap { $0["name"] as? String })
        }.keys.sorted()
    }

    /// Operations of which some answer is not described: what they do, and what a refusal looks like.
    var operationsWithoutAnswers: [String] {
        let paths = document["paths"] as? [String: [String: Any]] ?? [:]
        return paths.flatMap { path, item in
            item.filter { $0.key != "parameters" }.filter { _, operation in
                let responses = (operation as? [String: Any])?["responses"] as? [String: [String: Any]] ?? [:]
                let isOpen = ((operation as? [String: Any])?["security"] as? [Any])?.isEmpty == true
                let refusal = responses["default"].map(resolved)?["content"] as? [String: Any]
                return !responses.keys.contains { $0.hasPrefix("2") }
                    || !isOpen && refusal?["application/problem+json"] == nil
            }.map { "\($0.key) \(path)" }
        }.sorted()
    }

    private func resolved(_ node: [String: Any]) -> [String: Any] {
        guard let name = node["$ref"] as? String else { return node }
        let target = name.split(separator: "/").dropFirst().reduce(document as Any) { node, key in
            (node as? [String: Any])?[String(key)] ?? [:]
        }
        return target as? [String: Any] ?? [:]
    }

    /// What is wrong with a body of this schema, by its place; nothing when all agrees.
    func disagreements(of body: [UInt8], with schema: String) throws -> [String] {
        let value = try JSONSerialization.jsonObject(with: Data(body), options: .fragmentsAllowed)
        return disagreements(of: value, with: ["$ref": "#/components/schemas/\(schema)"], at: schema)
    }

    private func disagreements(of value: Any, with schema: [String: Any], at place: String) -> [String] {
        if schema["$ref"] != nil { return disagreements(of: value, with: resolved(schema), at: place) }
        switch schema["type"] as? String {
        case "object":
            guard let object = value as? [String: Any] else { return ["\(place) is no object"] }
            return disagreements(of: object, with: schema, at: place)
        case "array":
            guard let list = value as? [Any] else { return ["\(place) is no list"] }
            let item = schema["items"] as? [String: Any] ?? [:]
            return list.enumerated().flatMap { disagreements(of: $1, with: item, at: "\(place)[\($0)]") }
        case "string":
            guard let text = value as? String else { return ["\(place) is no text"] }
            let choices = schema["enum"] as? [String]
            return choices?.contains(text) == false ? ["\(place) is \(text)"] : []
        case "integer": return value is Int ? [] : ["\(place) is no whole number"]
        case "number": return value is Double ? [] : ["\(place) is no number"]
        case "boolean": return value is Bool ? [] : ["\(place) is neither true nor false"]
        default: return ["\(place) has no schema"]
        }
    }

    private func disagreements(of object: [String: Any], with schema: [String: Any], at place: String) -> [String] {
        let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
        let required = schema["required"] as? [String] ?? []
        let others = schema["additionalProperties"] as? [String: Any]
        return required.filter { object[$0] == nil }.map { "\(place).\($0) is missing" }
            + object.flatMap { key, value in
                guard let expected = properties[key] ?? others else { return ["\(place).\(key) is not described"] }
                return disagreements(of: value, with: expected, at: "\(place).\(key)")
            }
    }
}
