import Cloud
import Domain
import Foundation

extension Azure {
    public func fields(inPasted text: String) -> [String: Secret]? {
        guard let printed = try? JSONDecoder().decode(Printed.self, from: Data(text.utf8)),
            let clientID = printed.appId ?? printed.clientId, let secret = printed.password ?? printed.clientSecret
        else { return nil }
        var fields = [
            "clientID": Secret(clientID), "clientSecret": Secret(secret), "authentication": Secret("secret"),
        ]
        if let tenant = printed.tenant ?? printed.tenantId { fields["tenantID"] = Secret(tenant) }
        if let subscription = printed.subscriptionId { fields["subscriptionID"] = Secret(subscription) }
        return fields
    }

    public func check(_ fields: [String: Secret]) throws -> [String: Secret] {
        var fields = fields.mapValues { $0.withValue { Secret(Self.cleaned($0)) } }.filter {
            !$0.value.withValue(\.isEmpty)
        }
        fields["clientID"] = Secret(
            try id("clientID", "client ID", in: fields, found: "Entra ID → App registrations → Overview"))
        fields["subscriptionID"] = Secret(
            try id("subscriptionID", "subscription ID", in: fields, found: "Subscriptions → Overview"))
        fields["tenantID"] = Secret(try tenant(in: fields))
        guard fields["authentication"] != Secret("federated") else {
            // What is not used is not kept: so an edit that changes over to federation destroys the secret.
            return fields.filter { !["clientSecret", "secretExpires"].contains($0.key) }
        }
        try check(secret: fields["clientSecret"])
        if let date = fields["secretExpires"] { try date.withValue { _ = try Self.expiry($0) } }
        return fields
    }

    /// Without the spaces, line ends, byte-order mark, quotes and braces that come along when a value is copied.
    private static func cleaned(_ text: String) -> String {
        text.trimmingCharacters(in: CharacterSet(charactersIn: "\u{feff}\"'“”‘’„«»`").union(.whitespacesAndNewlines))
    }

    private func id(_ key: String, _ name: String, in fields: [String: Secret], found: String) throws -> String {
        guard let text = fields[key]?.withValue({ $0 }) else {
            throw Problem.invalid(key, "The \(name) is empty.", advice: "Copy it from \(found).")
        }
        let bare = text.trimmingCharacters(in: CharacterSet(charactersIn: "{}"))
        guard let id = UUID(uuidString: bare) else {
            // What stands here may be the secret, so nothing of it is repeated.
            throw Problem.invalid(
                key,
                "The \(name) has \(text.count) characters and is no id; Azure's look like "
                    + "1f2e3d4c-0000-0000-0000-000000000000.",
                advice: "Copy it again from \(found).")
        }
        return id.uuidString.lowercased()
    }

    private func tenant(in fields: [String: Secret]) throws -> String {
        let name = fields["tenantID"]?.withValue { $0.lowercased() } ?? ""
        if name.wholeMatch(of: #/([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,63}/#) != nil { return name }
        return try id(
            "tenantID", "tenant ID", in: fields, found: "Entra ID → Overview, or give one of the tenant's domain names")
    }

    private func check(secret: Secret?) throws {
        guard let secret else {
            throw Problem.invalid(
                "clientSecret", "The client secret is empty.",
                advice: "Make one under Certificates & secrets → New client secret, and copy its Value.")
        }
        guard secret.withValue({ UUID(uuidString: $0) }) == nil else {
            throw Problem.invalid(
                "clientSecret", "This is the Secret ID of a client secret, not its Value.",
                advice: "Paste what the column Value showed when the secret was made; if it is lost, make another one.")
        }
        let hasOthers = secret.withValue { $0.unicodeScalars.contains { $0.value < 33 || $0.value > 126 } }
        guard !hasOthers else {
            throw Problem.invalid(
                "clientSecret", "The client secret holds spaces or characters that Entra does not use.",
                advice: "Copy its Value again.")
        }
    }

    /// The day after which the secret is of no use, as the person who made it wrote it down.
    static func expiry(_ text: String) throws(Problem) -> Date {
        guard let match = text.wholeMatch(of: #/(\d{4}-\d{2}-\d{2})(T.*)?/#),
            let date = try? Date("\(match.1)T00:00:00Z", strategy: .iso8601), String(match.1) == date.day
        else {
            throw .invalid(
                "secretExpires", "The day on which the secret expires has \(text.count) characters and is no date.",
                advice: "Write it as 2027-03-31, or leave it out.")
        }
        return date
    }
}

extension Date {
    /// Such as `2027-03-31`.
    var day: String { formatted(.iso8601.year().month().day()) }
}

/// What `az ad sp create-for-rbac` and `az ad app credential reset` print, the older form with `--sdk-auth` as well.
private struct Printed: Decodable {
    let appId: String?
    let password: String?
    let tenant: String?
    let clientId: String?
    let clientSecret: String?
    let tenantId: String?
    let subscriptionId: String?
}
