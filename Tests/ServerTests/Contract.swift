import Foundation
import Yams

/// docs/openapi.yaml, and what in a body does not agree with it.
struct Contract {
    private let document: [String: Any]

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "docs/openapi.yaml"), encoding: .utf8)
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

    /// What is wrong with a body of this schema, by its place; nothing when all agrees.
    func disagreements(of body: [UInt8], with schema: String) throws -> [String] {
        let value = try JSONSerialization.jsonObject(with: Data(body), options: .fragmentsAllowed)
        return disagreements(of: value, with: ["$ref": "#/components/schemas/\(schema)"], at: schema)
    }

    private func disagreements(of value: Any, with schema: [String: Any], at place: String) -> [String] {
        if let name = schema["$ref"] as? String {
            let target = name.split(separator: "/").dropFirst().reduce(document as Any) { node, key in
                (node as? [String: Any])?[String(key)] ?? [:]
            }
            return disagreements(of: value, with: target as? [String: Any] ?? [:], at: place)
        }
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
