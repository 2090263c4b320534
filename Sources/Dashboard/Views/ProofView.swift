import ControlPlane
import Domain
import Engine
import Store

import struct Foundation.Date

/// What the last look over an account found, after a cluster was removed.
struct ProofView: Sendable {
    struct Remnant: Sendable {
        let kind: String
        let id: String
        let step: String?
    }

    let cluster: String
    let lookedAt: Moment
    let isEmpty: Bool
    let looked: [String]
    let removed: [String]
    let removedCount: Int
    let remnants: [Remnant]
    let kept: [String]
    let hasKept: Bool

    init(_ proof: Proof, of view: ClusterView, now: Date) {
        cluster = view.cluster.name
        lookedAt = Moment(proof.at, now: now)
        isEmpty = proof.sweep.remnants.isEmpty
        looked = proof.sweep.looked
        removed = view.steps.filter { $0.state == .gone && $0.startedAt != nil }.map(\.name)
        removedCount = removed.count
        remnants = proof.sweep.remnants.map { Remnant(kind: $0.kind, id: $0.id, step: $0.step) }
        kept = proof.sweep.kept
        hasKept = !kept.isEmpty
    }
}
