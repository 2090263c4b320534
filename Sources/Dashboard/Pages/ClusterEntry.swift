import Cloud
import ControlPlane
import Domain

/// A cluster as far as somebody has described it in the wizard: all of it is text.
struct ClusterEntry: Sendable {
    let values: FormValues

    init(_ values: FormValues) { self.values = values }

    /// What the review and the order carry on.
    static let names = [
        "type", "provider", "name", "region", "credential", "size", "min", "max", "version", "network",
        "public-access", "byoc", "shared",
    ]

    var kind: Cluster.Kind? { values["type"].flatMap(Cluster.Kind.init) }
    var provider: String? { values["provider"] }
    var isForReview: Bool { values["step"] == "review" }

    /// Whether the team's own credential is meant. It is, unless a shared one was on offer and BYOC was switched off.
    var isBYOC: Bool { values["shared"] == nil || values["byoc"] != nil }
    private var credential: String? { isBYOC ? values["credential"] : values["shared"] }

    /// Everything that was entered, as name and value.
    var all: [(name: String, value: String)] {
        let options = values.fields("option.").sorted { $0.key < $1.key }.map { ("option.\($0.key)", $0.value) }
        return Self.names.compactMap { name in values[name].map { (name, $0) } } + options.filter { !$0.1.isEmpty }
    }

    /// The same as the part of an address behind the question mark.
    var query: String { all.map { "\($0.name.escapedForQuery)=\($0.value.escapedForQuery)" }.joined(separator: "&") }

    /// Throws a `Problem` that names the field.
    func draft() throws -> ClusterDraft {
        guard let kind else {
            throw Problem.invalid("type", "No type was chosen.", advice: "Choose Dedicated or Dedicated HA.")
        }
        let access = values["public-access"].map { text in
            text == "none" ? [] : text.split { $0 == "," || $0.isWhitespace }.map(String.init)
        }
        return ClusterDraft(
            name: values["name"] ?? "", kind: kind, provider: provider, region: values["region"] ?? "",
            credential: credential ?? "", size: values["size"], min: try values.number("min"),
            max: try values.number("max"), version: values["version"],
            network: try values["network"].map { try NetworkRange($0) },
            publicAccess: try access?.map { try NetworkRange($0, field: "public-access") },
            options: values.fields("option.").filter { !$0.value.isEmpty })
    }

    /// The order as a command, to be repeated or kept.
    var command: String {
        let plain = ["type", "provider", "region", "credential", "size", "min", "max", "version", "network"]
        var parts = ["freehold cluster create \(values["name"]?.quotedForShell ?? "")"]
        parts += plain.compactMap { name in
            (name == "credential" ? credential : values[name]).map { "--\(name) \($0.quotedForShell)" }
        }
        parts += values.fields("option.").sorted { $0.key < $1.key }.filter { !$0.value.isEmpty }.map {
            "--option \("\($0.key)=\($0.value)".quotedForShell)"
        }
        return parts.joined(separator: " \\\n  ")
    }
}
