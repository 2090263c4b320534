/// A page of what happened to a cluster, the newest first.
struct EventsView: Sendable {
    static let pageLength = 100

    let row: ClusterRow
    let events: [Happening]
    let hasEvents: Bool
    let olderPath: String?

    init(row: ClusterRow, events: [Happening], oldest: Int64?) {
        self.row = row
        self.events = events
        hasEvents = !events.isEmpty
        olderPath = events.count < Self.pageLength ? nil : oldest.map { "\(row.path)/events?before=\($0)" }
    }
}
