import Foundation

/// An IAM policy, or a role's trust policy (IAM policy grammar, version 2012-10-17).
struct PolicyDocument: Encodable, Sendable {
    struct Statement: Encodable, Sendable {
        var sid: String?
        var actions: [String]
        /// Nil in a trust policy.
        var resources: [String]?
        /// Only in a trust policy: the kind (`Service`, `AWS`, `Federated`) and who.
        var principal: [String: String]?
        /// Operator → key → values.
        var conditions: [String: [String: [String]]]?

        enum CodingKeys: String, CodingKey {
            case sid = "Sid", effect = "Effect", actions = "Action", resources = "Resource"
            case principal = "Principal", conditions = "Condition"
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encodeIfPresent(sid, forKey: .sid)
            try container.encode("Allow", forKey: .effect)
            try container.encode(actions, forKey: .actions)
            try container.encodeIfPresent(resources, forKey: .resources)
            try container.encodeIfPresent(principal, forKey: .principal)
            try container.encodeIfPresent(conditions, forKey: .conditions)
        }
    }

    let version = "2012-10-17"
    let statements: [Statement]

    init(_ statements: [Statement]) { self.statements = statements }

    enum CodingKeys: String, CodingKey { case version = "Version", statements = "Statement" }

    /// Its canonical text: two equal documents have equal texts.
    var text: String { encoded([.sortedKeys, .withoutEscapingSlashes]) }

    /// For people.
    var prettyText: String { encoded([.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]) }

    private func encoded(_ format: JSONEncoder.OutputFormatting) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = format
        // Strings and arrays of strings always encode.
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// Whether `text`, as IAM returns it (percent-encoded), says the same.
    func isSame(asEncoded text: String) -> Bool {
        guard let decoded = text.removingPercentEncoding,
            let theirs = try? JSONSerialization.jsonObject(with: Data(decoded.utf8)) as? NSDictionary,
            let ours = try? JSONSerialization.jsonObject(with: Data(self.text.utf8)) as? NSDictionary
        else { return false }
        return theirs == ours
    }
}

extension PolicyDocument.Statement {
    static func allow(
        _ sid: String? = nil, _ actions: [String], on resources: [String] = ["*"],
        when conditions: [String: [String: [String]]]? = nil
    ) -> Self {
        Self(sid: sid, actions: actions, resources: resources, principal: nil, conditions: conditions)
    }

    /// `prefix:name` for every name.
    static func allow(
        _ sid: String? = nil, _ prefix: String, _ names: [String], on resources: [String] = ["*"],
        when conditions: [String: [String: [String]]]? = nil
    ) -> Self {
        allow(sid, names.map { "\(prefix):\($0)" }, on: resources, when: conditions)
    }
}
