/// The cluster or tenant that a resource belongs to: its tag, and the stem of its name.
public struct Owner: Hashable, Codable, Sendable {
    /// Unique in one installation for ever; lower-case letters and digits.
    public let id: String
    /// The installation of Freehold that keeps it.
    public let installation: String
    /// What people call it.
    public let name: String

    public init(id: String, installation: String, name: String) {
        self.id = id
        self.installation = installation
        self.name = name
    }

    /// What every name that we give in a cloud begins with: `fh-<name, cut to 20>-<id>`.
    public var stem: String {
        let cut = name.prefix(20)
        return "fh-\(cut.hasSuffix("-") ? cut.dropLast() : cut)-\(id)"
    }
}
