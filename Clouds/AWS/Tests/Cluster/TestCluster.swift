import Cloud
import Domain
import Engine
import Rehearsal
import Simulation

@testable import AWS

/// One cluster in the account.
struct TestCluster: RehearsedCluster {
    let account: TestAccount
    let credential: OpenCredential
    let owner: Owner
    let rehearsal: Rehearsal

    init(
        in account: TestAccount, kind: Cluster.Kind = .dedicated, min: Int? = nil, max: Int? = nil,
        size: String = "m6i.xlarge",
        named name: String = "payments", id: String = "a1b2c3d4e5", region: String = TestAccount.region,
        options: [String: String] = [:], using bare: OpenCredential? = nil
    ) async throws {
        self.account = account
        credential = try await account.credential(bare)
        owner = Owner(id: id, installation: "test01", name: name)
        let spec = Cluster.Spec(
            size: size,
            nodes: try .init(min: min ?? kind.standardNodes, max: max ?? min ?? kind.standardNodes),
            network: account.provider.standardNetwork, options: options)
        var made = Cluster(
            id: .init(rawValue: owner.id), workspace: .init(rawValue: "w"), name: name, kind: kind,
            provider: "aws", region: region, credential: credential.id, spec: spec, createdAt: account.clock.now)
        made.choices = try await account.provider.choose(for: made, using: credential)
        rehearsal = Rehearsal(of: made)
    }

    var provider: any Provider { account.provider }
    var clock: VirtualClock { account.clock }
}
