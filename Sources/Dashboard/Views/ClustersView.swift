/// The list of clusters, with what it is narrowed to.
struct ClustersView: Sendable {
    static let pageLength = 100

    struct Filter: Sendable {
        let words: String
        let path: String
        let count: Int
        let isChosen: Bool
    }

    let base: String
    let rows: [ClusterRow]
    let filters: [Filter]
    let search: String?
    let health: String?
    let showsDeleted: Bool
    let isEmpty: Bool
    /// There are clusters, and none that is asked for.
    let isNarrowed: Bool
    /// The rest of a long list.
    let nextPath: String?
    let shown: String?

    /// - Parameter after: the name behind which the page begins.
    init(
        _ all: [ClusterRow], health: ClusterRow.Health?, search: String?, after: String?, showsDeleted: Bool,
        base: String
    ) {
        self.base = base
        self.search = search
        self.health = health?.rawValue
        self.showsDeleted = showsDeleted
        let found = all.filter { row in search.map { row.name.contains($0.lowercased()) } ?? true }
        let fitting = found.filter { health == nil || $0.health == health }
        let rest = after.map { after in Array(fitting.drop { $0.name <= after }) } ?? fitting
        rows = Array(rest.prefix(Self.pageLength))
        let kept = (search.map { "&search=\($0.escapedForQuery)" } ?? "") + (showsDeleted ? "&deleted=true" : "")
        filters =
            [
                Filter(
                    words: "All", path: "\(base)/clusters?\(kept.dropFirst())", count: found.count,
                    isChosen: health == nil)
            ]
            + ClusterRow.Health.allCases.map { one in
                Filter(
                    words: one.words, path: "\(base)/clusters?health=\(one.rawValue)\(kept)",
                    count: found.count { $0.health == one }, isChosen: health == one)
            }
        let narrowed = (health.map { "health=\($0.rawValue)" } ?? "") + kept
        nextPath =
            rows.count < rest.count
            ? "\(base)/clusters?\(narrowed)&after=\(rows.last?.name.escapedForQuery ?? "")" : nil
        shown = rows.count < fitting.count ? "\(rows.count) of \(fitting.count) are on this page." : nil
        isEmpty = all.isEmpty
        isNarrowed = !all.isEmpty && rows.isEmpty
    }
}
