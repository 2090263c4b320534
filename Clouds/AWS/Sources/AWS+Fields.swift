import Cloud
import Domain
import Foundation

extension AWS {
    public func fields(inPasted text: String) -> [String: Secret]? {
        guard let printed = try? JSONDecoder().decode(Printed.self, from: Data(text.utf8)),
            let key = printed.accessKey ?? printed.credentials
        else { return nil }
        var fields = ["accessKeyID": Secret(key.id), "secretAccessKey": Secret(key.secret)]
        if let token = key.sessionToken { fields["sessionToken"] = Secret(token) }
        return fields
    }

    public func check(_ fields: [String: Secret]) throws -> [String: Secret] {
        var fields = fields.mapValues { $0.withValue { Secret(Self.cleaned($0)) } }.filter {
            !$0.value.withValue(\.isEmpty)
        }
        if let region = fields["defaultRegion"] { try region.withValue { try check(defaultRegion: $0) } }
        if let boundary = fields["permissionsBoundary"] { try boundary.withValue { try check(boundary: $0) } }
        if let role = fields["roleARN"] {
            try role.withValue { try check(role: $0) }
            if let key = ["accessKeyID", "secretAccessKey"].first(where: { fields[$0] != nil }) {
                throw Problem.invalid(key, "A role ARN and an access key were given.", advice: "Give one of the two.")
            }
            fields["externalID"] = fields["externalID"] ?? Secret(newExternalID())
            try fields["externalID"]?.withValue { try check(externalID: $0) }
            return fields
        }
        // Of a role alone. It would be kept in the open, and may be the secret that went into the wrong field.
        fields["externalID"] = nil
        try check(key: fields)
        return fields
    }

    /// Without the spaces, line ends, byte-order mark and quotes that come along when a value is copied.
    private static func cleaned(_ text: String) -> String {
        text.trimmingCharacters(in: CharacterSet(charactersIn: "\u{feff}\"'“”‘’„«»`").union(.whitespacesAndNewlines))
    }

    private func check(key fields: [String: Secret]) throws {
        guard let id = fields["accessKeyID"]?.withValue({ $0 }) else {
            throw Problem.invalid(
                "accessKeyID", "The access key ID is empty.", advice: "Paste it from IAM; it begins with AKIA.")
        }
        guard let secret = fields["secretAccessKey"] else {
            throw Problem.invalid(
                "secretAccessKey", "The secret access key is empty.",
                advice: "Paste what AWS showed when the key was made.")
        }
        let length = secret.withValue(\.count)
        if id.count == 40, secret.withValue({ $0.hasPrefix("AKIA") || $0.hasPrefix("ASIA") }) {
            throw Problem.invalid(
                "accessKeyID", "The access key ID and the secret access key are swapped.", advice: "Exchange the two.")
        }
        // Nothing of what may be the secret is repeated here.
        guard id.wholeMatch(of: #/A(KIA|SIA)[A-Z2-7]{16}/#) != nil || id == "AKIAIOSFODNN7EXAMPLE" else {
            throw Problem.invalid(
                "accessKeyID",
                "The access key ID has \(id.count) characters; AWS's have 20, beginning with AKIA or ASIA.",
                advice: "Copy it again from IAM → Users → Security credentials.")
        }
        guard length == 40, secret.withValue({ $0.wholeMatch(of: #/[A-Za-z0-9/+=]{40}/#) != nil }) else {
            throw Problem.invalid(
                "secretAccessKey",
                "The secret access key has \(length) characters, or some that AWS does not use; AWS's have 40.",
                advice: "Copy it again; if it is lost, create another access key.")
        }
        if id.hasPrefix("ASIA"), fields["sessionToken"] == nil {
            throw Problem.invalid(
                "sessionToken", "\(id) is a temporary key, and its session token is missing.",
                advice: "Use the access key of an IAM user, which begins with AKIA, or add the token.")
        }
    }

    private func check(role: String) throws(Problem) {
        guard let match = role.wholeMatch(of: #/arn:aws(-cn|-us-gov)?:iam::\d{12}:role/(?<path>[\x21-\x7e]+)/#) else {
            throw .invalid(
                "roleARN", "The role ARN has \(role.count) characters and is no ARN of an IAM role.",
                advice: "Write it as arn:aws:iam::123456789012:role/freehold-byoc.")
        }
        guard !match.path.hasPrefix("aws-service-role/") else {
            throw .invalid(
                "roleARN", "\(role) is a service-linked role, which only AWS's own service can take on.",
                advice: "Make a role of your own, as the guide says.")
        }
    }

    private func check(boundary: String) throws(Problem) {
        guard boundary.wholeMatch(of: #/arn:aws(-cn|-us-gov)?:iam::\d{12}:policy/[\x21-\x7e]+/#) != nil else {
            throw .invalid(
                "permissionsBoundary",
                "The permissions boundary has \(boundary.count) characters and is no ARN of a policy of yours.",
                advice: "Write it as arn:aws:iam::123456789012:policy/\(PolicyDocument.boundaryName), or leave it out.")
        }
    }

    private func check(externalID: String) throws(Problem) {
        guard (2...1224).contains(externalID.count), externalID.wholeMatch(of: #/[\w+=,.@:\/-]+/#) != nil else {
            throw .invalid(
                "externalID", "The external ID has \(externalID.count) characters, or some that AWS does not take.",
                advice: "Leave it out: we make one.")
        }
    }

    private func check(defaultRegion: String) throws(Problem) {
        guard regions.contains(where: { $0.id == defaultRegion }) else {
            throw .invalid(
                "defaultRegion", "The default region is not one of the regions on offer.",
                advice: "Choose one of \(regions.map(\.id).joined(separator: ", ")), or leave it out.")
        }
    }
}

/// What `aws iam create-access-key` and `aws sts get-session-token` print.
private struct Printed: Decodable {
    struct Key: Decodable {
        let id: String
        let secret: String
        let sessionToken: String?

        enum CodingKeys: String, CodingKey {
            case id = "AccessKeyId"
            case secret = "SecretAccessKey"
            case sessionToken = "SessionToken"
        }
    }

    let accessKey: Key?
    let credentials: Key?

    enum CodingKeys: String, CodingKey {
        case accessKey = "AccessKey"
        case credentials = "Credentials"
    }
}
