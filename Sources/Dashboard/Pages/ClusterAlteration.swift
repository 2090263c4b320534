import ControlPlane
import Domain

/// What somebody wants to be different about a cluster: all of it is text.
struct ClusterAlteration: Sendable {
    static let names = ["min", "max", "public-access"]

    let values: FormValues

    init(_ values: FormValues) { self.values = values }

    var isForReview: Bool { values["step"] == "review" }

    /// Everything that was entered, as name and value; what is left empty is no change.
    var all: [(name: String, value: String)] {
        let options = values.fields("option.").sorted { $0.key < $1.key }.map { ("option.\($0.key)", $0.value) }
        return Self.names.compactMap { name in values[name].map { (name, $0) } } + options.filter { !$0.1.isEmpty }
    }

    /// Throws a `Problem` that names the field.
    func change() throws -> ClusterChange {
        let access = values["public-access"].map { text in
            text == "none" ? [] : text.split { $0 == "," || $0.isWhitespace }.map(String.init)
        }
        return ClusterChange(
            min: try values.number("min"), max: try values.number("max"),
            publicAccess: try access?.map { try NetworkRange($0, field: "public-access") },
            options: values.fields("option.").filter { !$0.value.isEmpty })
    }
}
