import API
import ControlPlane
import Engine

extension ClusterBody {
    init(_ view: ClusterView, providerName: String, regionName: String, isSimulated: Bool) {
        let cluster = view.cluster
        self.init(
            id: cluster.id.rawValue, name: cluster.name, phase: view.phase, provider: cluster.provider,
            providerName: providerName, region: cluster.region, regionName: regionName, type: cluster.kind,
            credential: view.credentialName, size: cluster.spec.size, min: cluster.spec.nodes.min,
            max: cluster.spec.nodes.max, version: cluster.choices?.version ?? cluster.spec.version,
            zones: cluster.choices?.zones ?? [], network: cluster.spec.network.description,
            publicAccess: cluster.spec.publicAccess.map(\.description), options: cluster.spec.options,
            steps: view.steps.map(StepBody.init), problem: view.problem,
            operation: view.operation.map(OperationBody.init), expectedAt: view.expectedAt,
            generation: cluster.generation, createdAt: cluster.createdAt, deletedAt: view.deletedAt,
            isSimulated: isSimulated)
    }
}

extension StepBody {
    init(_ record: StepRecord) {
        self.init(
            name: record.name, state: .init(record.state), text: record.text, problem: record.problem,
            startedAt: record.startedAt, readyAt: record.readyAt, cloudIDs: record.cloudIDs)
    }
}

extension StepBody.State {
    init(_ state: StepRecord.State) {
        switch state {
        case .waiting: self = .waiting
        case .changing: self = .changing
        case .ready: self = .ready
        case .gone: self = .gone
        case .stopped: self = .stopped
        }
    }
}
