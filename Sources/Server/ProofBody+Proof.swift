import API
import ControlPlane
import Store

extension ProofBody {
    init(_ proof: Proof, of view: ClusterView, account: String?) {
        self.init(
            cluster: view.cluster.name, provider: view.cluster.provider, region: view.cluster.region, account: account,
            lookedAt: proof.at, looked: proof.sweep.looked,
            remnants: proof.sweep.remnants.map { .init(kind: $0.kind, id: $0.id, step: $0.step) },
            kept: proof.sweep.kept,
            removed: view.steps.filter { $0.state == .gone && $0.startedAt != nil }.map(\.name))
    }
}
