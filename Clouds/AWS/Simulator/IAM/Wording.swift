import Foundation

/// How IAM reads parameters and words answers.
extension IAM {
    /// A JSON document as answers carry it: percent-encoded.
    static func encoded(_ text: String) -> String { text.percentEncoded() }

    static func tagsXML(_ tags: [String: String]) -> XML {
        XML(
            "Tags",
            tags.sorted { $0.key < $1.key }.map { XML("member", [XML("Key", $0.key), XML("Value", $0.value)]) })
    }

    static func boundaryXML(_ arn: String) -> XML {
        XML(
            "PermissionsBoundary",
            [XML("PermissionsBoundaryType", "Policy"), XML("PermissionsBoundaryArn", arn)])
    }

    /// The tags of a call, checked against IAM's rules.
    static func tags(_ parameters: Parameters) throws -> [String: String] {
        var tags: [String: String] = [:]
        for tag in parameters.structures("Tags.member") {
            let key = try tag.needed("Key")
            guard !key.lowercased().hasPrefix("aws:") else {
                throw Refusal(400, "InvalidInput", "Tag keys beginning with 'aws:' are reserved.")
            }
            guard key.count <= 128, (tag["Value"] ?? "").count <= 256 else {
                throw Refusal.invalid("A tag's key has at most 128 characters and its value at most 256.")
            }
            guard tags.updateValue(tag["Value"] ?? "", forKey: key) == nil else {
                throw Refusal(
                    400, "InvalidInput", "Duplicate tag keys found. Please note that Tag keys are case insensitive.")
            }
        }
        try checkCount(of: tags)
        return tags
    }

    static func checkCount(of tags: [String: String]) throws {
        guard tags.count <= 50 else {
            throw Refusal(409, "LimitExceeded", "The number of tags has reached the maximum limit.")
        }
    }

    /// A name that somebody gives to something.
    static func newName(_ parameter: String, limit: Int, _ call: Call) throws -> String {
        let name = try call.parameters.needed(parameter)
        guard name.count <= limit else {
            throw Refusal.unfit(
                name, at: parameter.lowercasedFirst,
                "Member must have length less than or equal to \(limit)")
        }
        guard
            name.unicodeScalars.allSatisfy({
                $0.isASCII && ($0.properties.isAlphabetic || "0123456789+=,.@_-".unicodeScalars.contains($0))
            })
        else {
            throw Refusal.invalid(
                "The specified value for \(parameter.lowercasedFirst) is invalid. It must contain only alphanumeric "
                    + "characters and/or the following: +=,.@_-")
        }
        return name
    }

    static func path(_ call: Call) throws -> String {
        let path = call.parameters["Path"] ?? "/"
        guard path.hasPrefix("/"), path.hasSuffix("/") else {
            throw Refusal.invalid(
                "The specified value for path is invalid. It must begin and end with / and contain only alphanumeric "
                    + "characters and/or / characters.")
        }
        return path
    }

    /// One answer's part of a list.
    static func page<Item>(
        _ items: [Item], _ call: Call, as name: String, show: (Item) -> XML
    ) throws -> [XML] {
        let start = call.parameters["Marker"].flatMap(Int.init) ?? 0
        let size = try call.parameters.number("MaxItems") ?? 100
        guard (1...1000).contains(size) else {
            throw Refusal.unfit("\(size)", at: "maxItems", "Member must have value less than or equal to 1000")
        }
        let shown = items.dropFirst(start).prefix(size)
        let end = start + shown.count
        let rest =
            end < items.count ? [XML("IsTruncated", "true"), XML("Marker", "\(end)")] : [XML("IsTruncated", "false")]
        return [XML(name, shown.map(show))] + rest
    }
}

extension Parameters {
    /// A parameter that IAM, STS and their like cannot do without.
    func needed(_ name: String) throws(Refusal) -> String {
        guard let value = self[name], !value.isEmpty else {
            throw .unfit(nil, at: name.lowercasedFirst, "Member must not be null")
        }
        return value
    }
}

extension Refusal {
    static func invalid(_ message: String) -> Refusal { Refusal(400, "ValidationError", message) }

    /// A value, or nil for none, that breaks a rule of the API's model.
    static func unfit(_ value: String?, at name: String, _ rule: String) -> Refusal {
        let shown = value.map { "'\($0)'" } ?? "null"
        return .invalid(
            "1 validation error detected: Value \(shown) at '\(name)' failed to satisfy constraint: \(rule)")
    }

    static func noEntity(_ message: String) -> Refusal { Refusal(404, "NoSuchEntity", message) }
    static func exists(_ message: String) -> Refusal { Refusal(409, "EntityAlreadyExists", message) }
    static func conflict(_ message: String) -> Refusal { Refusal(409, "DeleteConflict", message) }
    static func limit(_ message: String) -> Refusal { Refusal(409, "LimitExceeded", message) }
}

extension String {
    /// `RoleName` as `roleName`.
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }

    /// Every byte but letters, digits, `-._~` and what `more` holds as `%XX` (RFC 3986).
    func percentEncoded(except more: String = "") -> String {
        var encoded: [UInt8] = []
        let hex = Array("0123456789ABCDEF".utf8)
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                encoded.append(byte)
            default:
                if more.utf8.contains(byte) {
                    encoded.append(byte)
                } else {
                    encoded += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
                }
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }
}
