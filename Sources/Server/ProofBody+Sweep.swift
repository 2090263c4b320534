import API
import ControlPlane
import Engine

import struct Foundation.Date

extension ProofBody {
    init(_ sweep: Sweep, at moment: Date, of view: ClusterView, account: String?) {
        self.init(
            cluster: view.cluster.name, provider: view.cluster.provider, region: view.cluster.region, account: account,
            lookedAt: moment, looked: sweep.looked,
            remnants: sweep.remnants.map { .init(kind: $0.kind, id: $0.id, step: $0.step) },
            kept: sweep.kept,
            removed: view.steps.filter { $0.state == .gone && $0.startedAt != nil }.map(\.name))
    }
}
