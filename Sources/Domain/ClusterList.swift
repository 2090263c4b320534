/// What part of a team's clusters is wanted, by name.
public struct ClusterList: Sendable, Hashable {
    /// A place in the list, behind which the rest begins. Two deleted clusters may have had one name.
    public struct Place: Sendable, Hashable {
        public let name: String
        public let id: String

        public init(name: String, id: String) {
            self.name = name
            self.id = id
        }
    }

    /// Of the living ones; nil for all.
    public var health: Health?
    /// A part of their names.
    public var search: String?
    public var includingDeleted: Bool
    public var after: Place?
    public var limit: Int

    public init(
        health: Health? = nil, search: String? = nil, includingDeleted: Bool = false, after: Place? = nil, limit: Int
    ) {
        self.health = health
        self.search = search
        self.includingDeleted = includingDeleted
        self.after = after
        self.limit = limit
    }
}
