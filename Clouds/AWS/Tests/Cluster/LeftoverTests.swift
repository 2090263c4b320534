import AWSSimulator
import Domain
import Engine
import Rehearsal
import Testing

@testable import AWS

/// What is in a cluster's network, or has a name of ours, and was not made by us.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct LeftoverTests {
    private static func standing(policy: String = "policy") async throws -> TestCluster {
        let cluster = try await TestCluster(in: TestAccount(policy: policy))
        try await cluster.stand()
        return cluster
    }

    /// What needs a person: the summaries, once something does.
    private func attention(_ cluster: TestCluster, toward goal: Goal) async throws -> [String] {
        let isReached = try await cluster.run(toward: goal) { progress in
            progress.problems.contains { $0.remedy == .askOperator }
        }
        #expect(!isReached)
        return cluster.last?.problems.filter { $0.remedy == .askOperator }.map(\.summary) ?? []
    }

    @Test(arguments: ["policy", "policy-least"])
    func whatKubernetesLeftInTheNetworkGoesWithIt(policy: String) async throws {
        let cluster = try await Self.standing(policy: policy)
        let cloud = cluster.account.cloud
        cloud.leaveLeftovers(of: cluster.owner.stem, region: TestAccount.region)
        cluster.account.clock.advance(by: .minutes(1))
        let left = Set(cloud.inventory()).subtracting(Expected.inventory(nodes: 1, exits: [nil]))
        let kinds = Set(left.compactMap { $0.split(separator: "/").first })
        #expect(kinds == ["load-balancer", "network-interface", "security-group"])
        #expect(try await cluster.run(toward: .absent, until: { !$0.problems.isEmpty }))
        #expect(cloud.inventory() == TestAccount.bystanders)
    }

    /// A controller that still runs may make a balancer after we looked for some.
    @Test(arguments: [1, 20, 60]) func whatIsLeftDuringTheRemovalIsFoundAsWell(passes: Int) async throws {
        let cluster = try await Self.standing()
        var count = 0
        try await cluster.run(toward: .absent) { _ in
            count += 1
            return count == passes
        }
        cluster.account.cloud.leaveLeftovers(of: cluster.owner.stem, region: TestAccount.region)
        try await cluster.remove()
        #expect(cluster.account.cloud.inventory() == TestAccount.bystanders)
    }

    /// Karpenter's machines do not go with the node group.
    @Test(arguments: ["policy", "policy-least"])
    func machinesThatKarpenterStartedAreEnded(policy: String) async throws {
        let cluster = try await Self.standing(policy: policy)
        let (cloud, clock, stem) = (cluster.account.cloud, cluster.account.clock, cluster.owner.stem)
        let karpenter = Asker(
            cloud: cloud, key: cloud.makeUser("karpenter", policy: AskedAccount.everything), date: { clock.now })
        var fields = [
            "ImageId": "ami-0123456789abcdef0", "InstanceType": "m6i.xlarge", "MinCount": "1", "MaxCount": "1",
        ]
        fields["SubnetId"] = cluster.record("subnet-private-a")?.cloudIDs.first
        fields["TagSpecification.1.ResourceType"] = "instance"
        let tags = ["kubernetes.io/cluster/\(stem)": "owned", "eks:eks-cluster-name": stem, "Name": "burst"]
        for (index, tag) in tags.sorted(by: { $0.key < $1.key }).enumerated() {
            fields["TagSpecification.1.Tag.\(index + 1).Key"] = tag.key
            fields["TagSpecification.1.Tag.\(index + 1).Value"] = tag.value
        }
        let reply = try await karpenter.ask("ec2", "RunInstances", fields)
        #expect(reply.status == 200, "\(reply.text)")
        #expect(cloud.inventory().contains { $0.hasPrefix("instance/burst") })
        try await cluster.remove()
        #expect(cloud.inventory() == TestAccount.bystanders)
    }

    @Test func aForeignMachineIsNamedAndLeftAloneUntilItIsGone() async throws {
        let cluster = try await Self.standing()
        let cloud = cluster.account.cloud
        let machine = try #require(
            cloud.placeForeignMachine(besides: cluster.owner.stem, region: TestAccount.region))
        let summaries = try await attention(cluster, toward: .absent)
        #expect(summaries.count == 1)
        let summary = try #require(summaries.first)
        #expect(summary.contains(/The subnet subnet-\w+ still contains eni-\w+/))
        #expect(summary.contains("which this cluster did not create"))
        #expect(cloud.inventory().contains { $0.hasPrefix("instance/bastion") })
        #expect(cloud.remove(byHand: machine, region: TestAccount.region))
        try await cluster.remove()
        #expect(cloud.inventory() == TestAccount.bystanders)
    }

    @Test func aRoleOfSomebodyElseThatHasOurNameIsNamedAndNeverTouched() async throws {
        let account = TestAccount()
        let cluster = try await TestCluster(in: account)
        let name = "\(cluster.owner.stem)-node"
        account.cloud.placeRole(named: name)
        for goal in [Goal.present, .absent] {
            let summaries = try await attention(cluster, toward: goal)
            #expect(summaries.count == 1)
            #expect(summaries.first?.contains("The role \(name) exists") == true)
            #expect(account.cloud.inventory().contains("role/\(name)"))
        }
        #expect(account.cloud.remove(byHand: name, region: TestAccount.region))
        try await cluster.stand()
        #expect(account.cloud.inventory() == Expected.inventory(nodes: 1, exits: [nil]).sorted())
    }
}
