import ControlPlane
import Domain

import struct Foundation.Date

/// All about one cluster.
struct ClusterPageView: Sendable {
    struct Fact: Sendable {
        let label: String
        let value: String
    }

    struct Happening: Sendable {
        let at: Moment
        let kind: String
        let step: String?
        let text: String
        let advice: String?
    }

    struct Asked: Sendable {
        let verb: String
        let by: String
        let at: Moment
        let took: String?
    }

    let row: ClusterRow
    let chart: ChartView?
    let facts: [Fact]
    let events: [Happening]
    let eventCount: Int
    let resources: [ResourceView]
    let resourceCount: Int
    let hasResources: Bool
    let operations: [Asked]
    let proof: ProofView?
    let isDeleted: Bool
    let isGoing: Bool
    let canRetry: Bool
    /// What others put there, and the removal stopped at.
    let needsYes: Bool
    let commands: [CopyText]
    /// Nil for one that is deleted, and costs nothing.
    let cost: CostView?

    init(
        row: ClusterRow, view: ClusterView, chart: ChartView?, events: [Event], resources: [ResourceView],
        operations: [Domain.Operation], proof: ProofView?, options: [Fact],
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
        self.events = events.map {
            Happening(
                at: Moment($0.at, now: now), kind: $0.kind.rawValue, step: $0.step, text: $0.text,
                advice: $0.problem?.advice)
        }
        eventCount = events.count
        self.operations = operations.map {
            Asked(
                verb: $0.kind.rawValue, by: $0.requestedBy, at: Moment($0.requestedAt, now: now),
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
