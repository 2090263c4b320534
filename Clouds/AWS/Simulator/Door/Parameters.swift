import Foundation

/// The parameters of a query call, flattened as AWS sends them: `TagSpecification.1.Tag.2.Key`.
///
/// A list is asked for by what stands before its numbers: `Filter` in EC2, `Tags.member` in IAM.
struct Parameters: Sendable, Hashable {
    private let values: [String: String]

    init(_ values: [String: String]) { self.values = values }

    subscript(_ name: String) -> String? { values[name] }

    /// All names that were sent, sorted.
    var names: [String] { values.keys.sorted() }

    /// Throws `MissingParameter`; `title` is how the answer calls the parameter, if not `name`.
    func required(_ name: String, as title: String? = nil) throws(Refusal) -> String {
        guard let value = values[name], !value.isEmpty else {
            throw Refusal(400, "MissingParameter", "The request must contain the parameter \(title ?? name)")
        }
        return value
    }

    func number(_ name: String) throws(Refusal) -> Int? {
        guard let text = values[name] else { return nil }
        guard let number = Int(text) else { throw refusal(name, text, "an integer") }
        return number
    }

    func flag(_ name: String) throws(Refusal) -> Bool? {
        guard let text = values[name] else { return nil }
        guard let flag = Bool(text.lowercased()) else { throw refusal(name, text, "a boolean") }
        return flag
    }

    /// The texts of a list: `VpcId.1`, `VpcId.2`.
    func strings(_ name: String) -> [String] { places(of: name).compactMap { values["\(name).\($0)"] } }

    /// The structures of a list: `Filter.1.Name`, `Filter.1.Value.1`.
    func structures(_ name: String) -> [Parameters] { places(of: name).map { structure("\(name).\($0)") } }

    /// What is inside of one structure.
    func structure(_ name: String) -> Parameters {
        let prefix = name + "."
        let inside = values.lazy.filter { $0.key.hasPrefix(prefix) }
        return Parameters(
            Dictionary(inside.map { (String($0.key.dropFirst(prefix.count)), $0.value) }) { first, _ in first })
    }

    private func places(of name: String) -> [Int] {
        let prefix = name + "."
        let places = values.keys.lazy.filter { $0.hasPrefix(prefix) }.compactMap {
            Int($0.dropFirst(prefix.count).prefix { $0 != "." })
        }
        return Set(places).sorted()
    }

    private func refusal(_ name: String, _ text: String, _ kind: String) -> Refusal {
        Refusal(400, "InvalidParameterValue", "Value (\(text)) for parameter \(name) is invalid. Expected \(kind).")
    }
}
