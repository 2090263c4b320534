import ControlPlane
import Domain

import struct Foundation.Date

/// All about one cluster.
struct ClusterPageView: Sendable {
    struct Fact: Sendable {
        let label: String
        let value: String
    }

    /// So many of the newest events are on the page.
    static let eventLimit = 100

    struct Asked: Sendable {
        let path: String
        let verb: String
        let by: String
        let at: Moment
        let took: String?
    }

    let row: ClusterRow
    let chart: ChartView?
    let facts: [Fact]
    let events: [Happening]
    let hasMoreEvents: Bool
    let oldestEvent: Int64
    let resources: [ResourceView]
    let resourceCount: Int
    let hasResources: Bool
    let operations: [Asked]
    let proof: ProofView?
    let isDeleted: Bool
    let isForgotten: Bool
    /// Its credential no longer works: the page of that has the ways on.
    let isCut: Bool
    let credentialPath: String
    let isGoing: Bool
    let canRetry: Bool
    /// What others put there, and the removal stopped at.
    let needsYes: Bool
    /// A limit of the account is in the way: where to ask for more.
    let quotaPage: String?
    let canEdit: Bool
    let commands: [CopyText]
    /// Nil for one that is deleted, and costs nothing.
    let cost: CostView?

    init(
        row: ClusterRow, view: ClusterView, chart: ChartView?, events: [Event], resources: [ResourceView],
        operations: [Domain.Operation], proof: ProofView?, options: [Fact], credentialPath: String, quotaPage: String?,
        cost: CostView?, now: Date
    ) {
        let cluster = view.cluster
        self.row = row
        self.chart = chart
        self.resources = resources
        resourceCount = resources.count
        hasResources = !resources.isEmpty
        self.proof = proof
        isDeleted = view.deletedAt != nil
        isForgotten = view.forgottenAt != nil
        isCut = view.deletedAt == nil && view.problem?.remedy == .fixCredential
        self.credentialPath = credentialPath
        self.cost = view.deletedAt == nil ? cost : nil
        isGoing = cluster.goal == .absent
        canRetry = view.deletedAt == nil && view.steps.contains { $0.state == .stopped }
        needsYes = view.steps.contains { $0.problem?.remedy == .confirm }
        facts =
            [
                Fact(label: "Type", value: cluster.kind.words),
                Fact(label: "Kubernetes", value: row.version ?? "the newest on offer"),
                Fact(label: "Nodes", value: "\(row.nodes), \(cluster.spec.size)"),
                Fact(label: "Zones", value: cluster.choices?.zones.joined(separator: ", ") ?? "not settled yet"),
                Fact(label: "Network", value: cluster.spec.network.description),
                Fact(
                    label: "API server reachable from",
                    value: cluster.spec.publicAccess.isEmpty
                        ? "nowhere outside its network"
                        : cluster.spec.publicAccess.map(\.description).joined(separator: ", ")),
            ] + options
        self.events = events.map { Happening($0, now: now) }
        hasMoreEvents = events.count == Self.eventLimit
        oldestEvent = events.last?.id ?? 0
        self.quotaPage = view.problem?.remedy == .raiseQuota ? quotaPage : nil
        canEdit = view.deletedAt == nil && cluster.goal == .present
        self.operations = operations.map {
            Asked(
                path: "\(row.path)/operations/\($0.generation)", verb: $0.kind.rawValue, by: $0.requestedBy,
                at: Moment($0.requestedAt, now: now),
                took: $0.requestedAt.took(until: $0.finishedAt))
        }
        commands = [
            CopyText(label: "Watch it in a terminal", text: "freehold cluster watch \(cluster.name)")
        ]
    }
}

extension Date {
    fileprivate func took(until end: Date?) -> String? { end?.elapsed(since: self).words }
}
