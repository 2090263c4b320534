import Domain

extension Cluster {
    /// Throws a `Problem` unless somebody typed its name.
    /// - Parameter deed: what becomes of it then: “removed”.
    func check(confirmation: String, toBe deed: String) throws(Problem) {
        guard confirmation == name else {
            throw .invalid(
                "confirm", "“\(confirmation.prefix(60))” was typed; the cluster is called “\(name)”.",
                advice: "Type the cluster's name to have it \(deed).")
        }
    }
}
