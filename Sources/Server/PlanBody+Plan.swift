import API
import ControlPlane
import Domain

extension PlanBody {
    init(_ plan: Plan) {
        // A step may also wait for what others left behind, of which there is nothing before there is a cluster.
        let planned = Set(plan.steps.map(\.name))
        self.init(
            steps: plan.steps.map { .init(name: $0.name, needs: $0.needs.filter(planned.contains)) },
            findings: plan.findings,
            estimatedMinutes: plan.estimate.map { Int(($0.inSeconds / 60).rounded(.up)) },
            version: plan.cluster.choices?.version ?? plan.cluster.spec.version,
            zones: plan.cluster.choices?.zones ?? [], cost: CostBody(plan.cost))
    }
}
