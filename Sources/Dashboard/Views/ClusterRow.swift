import ControlPlane
import Domain

import struct Foundation.Date

/// A cluster in a list.
struct ClusterRow: Sendable {
    let name: String
    let path: String
    let badge: Badge
    let kind: String
    let place: String
    let nodes: String
    let version: String?
    let credential: String
    let problem: ProblemView?
    let operation: OperationView?
    let createdAt: Moment
    let health: Health
    let isMoving: Bool

    init(_ view: ClusterView, providerName: String, regionName: String, path: String, now: Date) {
        let cluster = view.cluster
        let isStopped = view.isStopped
        name = cluster.name
        self.path = path
        badge = Badge(view.phase, isStopped: isStopped)
        kind = cluster.kind.words
        place = "\(providerName), \(regionName)"
        nodes = cluster.spec.nodes.words
        version = cluster.choices?.version ?? cluster.spec.version
        credential = view.credentialName
        problem = view.problem.map(ProblemView.init)
        operation = OperationView(view, now: now)
        createdAt = Moment(cluster.createdAt, now: now)
        health = view.health
        isMoving = operation != nil
    }
}

extension ClusterView {
    /// Somebody has to do something before it goes on.
    var isStopped: Bool { problem.map { $0.remedy != .wait } ?? false }
}

extension Cluster.Kind {
    /// As people call it.
    var words: String {
        switch self {
        case .development: "Development"
        case .dedicated: "Dedicated"
        case .dedicatedHA: "Dedicated HA"
        }
    }
}

extension Cluster.NodeCount {
    var words: String { scales ? "\(min) to \(max) nodes" : min == 1 ? "1 node" : "\(min) nodes" }
}
