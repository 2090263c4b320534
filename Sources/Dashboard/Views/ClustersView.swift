import ControlPlane
import Domain

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
    /// There may be clusters, and none that is asked for.
    let isNarrowed: Bool
    /// The rest of a long list.
    let nextPath: String?
    let firstPath: String?
    let shown: String?

    init(_ rows: [ClusterRow], of page: ClusterPage, _ list: ClusterList, base: String) {
        self.base = base
        self.rows = rows
        search = list.search
        health = list.health?.rawValue
        showsDeleted = list.includingDeleted
        let kept =
            (list.search.map { "&search=\($0.escapedForQuery)" } ?? "") + (list.includingDeleted ? "&deleted=true" : "")
        let all = page.counts.values.reduce(0, +)
        filters =
            [
                Filter(
                    words: "All", path: "\(base)/clusters?\(kept.dropFirst())", count: all,
                    isChosen: list.health == nil)
            ]
            + Health.allCases.map { one in
                Filter(
                    words: one.words, path: "\(base)/clusters?health=\(one.rawValue)\(kept)",
                    count: page.counts[one, default: 0], isChosen: list.health == one)
            }
        let narrowed = "\(base)/clusters?" + (list.health.map { "health=\($0.rawValue)" } ?? "") + kept
        nextPath = page.next.map { "\(narrowed)&after=\("\($0.name) \($0.id)".escapedForQuery)" }
        firstPath = list.after == nil ? nil : narrowed
        let count = list.health.map { page.counts[$0, default: 0] } ?? all
        shown = rows.count < count ? "\(rows.count) of \(count) are on this page." : nil
        isEmpty = all == 0 && list.search == nil
        isNarrowed = !isEmpty && rows.isEmpty
    }
}

extension ClusterList {
    /// As an address asks for it.
    init(_ values: FormValues) {
        let place = values["after"]?.split(separator: " ").map(String.init) ?? []
        self.init(
            health: values["health"].flatMap(Health.init), search: values["search"],
            includingDeleted: values["deleted"] == "true",
            after: place.count == 2 ? Place(name: place[0], id: place[1]) : nil, limit: ClustersView.pageLength)
    }
}
