import API
import Domain
import Foundation

extension Date {
    static let sample = Date(timeIntervalSince1970: 1_790_000_000)
}

extension StepBody {
    static func sample(
        _ name: String, _ state: State, text: String = "", problem: Problem? = nil, took: Double? = nil
    ) -> StepBody {
        StepBody(
            name: name, state: state, text: text, problem: problem, startedAt: state == .waiting ? nil : .sample,
            readyAt: took.map { Date.sample.addingTimeInterval($0) }, cloudIDs: state == .ready ? ["id-\(name)"] : [])
    }
}

extension [StepBody] {
    static let sample: [StepBody] = [
        .sample("network", .ready, took: 4),
        .sample("control-plane", .changing, text: "the cloud is creating it, which takes about ten minutes"),
        .sample("node-group", .waiting, text: "needs control-plane"),
    ]
}

extension ClusterBody {
    static func sample(
        _ name: String = "payments", phase: Phase = .provisioning, steps: [StepBody] = .sample,
        problem: Problem? = nil, generation: Int = 1
    ) -> ClusterBody {
        let isDone = [.running, .deleted].contains(phase)
        return ClusterBody(
            id: "c1", name: name, phase: phase, provider: "toy", providerName: "Toy Cloud", region: "north",
            regionName: "North Pole", type: .dedicatedHA, credential: "mine", size: "small", min: 3, max: 6,
            version: "1.33", zones: ["north-a"], network: "10.0.0.0/16", publicAccess: ["0.0.0.0/0"], options: [:],
            steps: steps, problem: problem,
            operation: OperationBody(
                kind: "create", generation: generation, requestedBy: "admin", requestedAt: .sample,
                finishedAt: isDone ? .sample.addingTimeInterval(600) : nil),
            expectedAt: isDone ? nil : .sample.addingTimeInterval(600), generation: generation, createdAt: .sample,
            isSimulated: true)
    }
}

extension CredentialBody {
    static func sample(phase: Credential.Phase = .ready, problem: Problem? = nil) -> CredentialBody {
        var credential = Credential(
            id: .init(rawValue: "k1"), workspace: .init(rawValue: "default"), name: "mine", provider: "toy",
            fields: ["user": "me"], createdAt: .sample)
        credential.phase = phase
        credential.problem = problem
        credential.version = 1
        credential.pendingVersion = nil
        credential.account = Account(id: "account-1", principal: "user/toy", principalID: "U1")
        return CredentialBody(credential)
    }
}

extension ProviderBody {
    static let sample = ProviderBody(
        id: "toy", name: "Toy Cloud", regions: [.init(id: "north", name: "North Pole")],
        sizes: [.init(id: "small", virtualCPUs: 1, memoryGiB: 2)],
        credentialForm: [
            FieldBody(key: "user", label: "User"),
            FieldBody(key: "password", label: "Password", isSecret: true),
        ], clusterForm: [], documents: ["guide"], standardNetwork: "10.0.0.0/16", isSimulated: true)
}

extension Problem {
    static let sample = Problem(
        "The cloud denied toy:Make to user/toy.", advice: "Add it to the policy; work then goes on by itself.",
        remedy: .grantPermission)
}
